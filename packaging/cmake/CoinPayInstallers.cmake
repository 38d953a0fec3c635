# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Windows and macOS.
if(WIN32)
    set(CPACK_GENERATOR NSIS WIX)
    set(CPACK_PACKAGE_INSTALL_DIRECTORY "CoinPay Desk")
    set(icon ${PROJECT_SOURCE_DIR}/resources/icons/coinpay-desk.ico)
    set(CPACK_NSIS_DISPLAY_NAME "CoinPay Desk")
    set(CPACK_NSIS_MUI_ICON ${icon})
    set(CPACK_NSIS_MUI_UNIICON ${icon})
    set(CPACK_NSIS_INSTALLED_ICON_NAME bin\\\\coinpay-desk.exe)
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
    set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
    # Links of the form coinpay-desk://trace/ID. What a user made stays when the program goes.
    set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS "
        WriteRegStr HKCR 'coinpay-desk' '' 'URL:CoinPay Desk'
        WriteRegStr HKCR 'coinpay-desk' 'URL Protocol' ''
        WriteRegStr HKCR 'coinpay-desk\\\\shell\\\\open\\\\command' '' '\\\"$INSTDIR\\\\bin\\\\coinpay-desk.exe\\\" \\\"%1\\\"'")
    set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS "DeleteRegKey HKCR 'coinpay-desk'")
    # The same program is upgraded, whatever its version: this id never changes.
    set(CPACK_WIX_UPGRADE_GUID 6D0C5A0E-93C1-4B57-A9E5-2F1B6D1E7C44)
    set(CPACK_WIX_PRODUCT_ICON ${icon})
    set(CPACK_WIX_PROGRAM_MENU_FOLDER "CoinPay Desk")
    set(CPACK_WIX_LICENSE_RTF ${PROJECT_BINARY_DIR}/licence.rtf)
    file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
    string(REPLACE "\n" "\\par\n" licence "${licence}")
    file(WRITE ${CPACK_WIX_LICENSE_RTF} "{\\rtf1\\ansi\\fs18 ${licence}}")
else()
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME "CoinPay Desk ${PROJECT_VERSION}")
    set(CPACK_BUNDLE_ICON ${PROJECT_SOURCE_DIR}/resources/icons/coinpay-desk.icns)
    set(CPACK_PACKAGE_ICON ${PROJECT_SOURCE_DIR}/resources/icons/coinpay-desk.icns)
    set(CPACK_PACKAGE_FILE_NAME coinpay-desk-${PROJECT_VERSION}-macos)
endif()
