# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installers for Windows, a disk image for macOS.
set(icons ${PROJECT_SOURCE_DIR}/resources/icons)
set(CPACK_PACKAGE_INSTALL_DIRECTORY "CoinPay Desk")

set(CPACK_NSIS_DISPLAY_NAME "CoinPay Desk")
set(CPACK_NSIS_PACKAGE_NAME "CoinPay Desk")
set(CPACK_NSIS_MUI_ICON ${icons}/coinpay-desk.ico)
set(CPACK_NSIS_MUI_UNIICON ${icons}/coinpay-desk.ico)
set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\\\coinpay-desk.exe")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
# Links of the form coinpay-desk://trace/ID. What a user made stays when the program goes.
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS "
  WriteRegStr SHCTX 'Software\\\\Classes\\\\coinpay-desk' '' 'URL:CoinPay Desk'
  WriteRegStr SHCTX 'Software\\\\Classes\\\\coinpay-desk' 'URL Protocol' ''
  WriteRegStr SHCTX 'Software\\\\Classes\\\\coinpay-desk\\\\shell\\\\open\\\\command' '' '\\\"$INSTDIR\\\\bin\\\\coinpay-desk.exe\\\" \\\"%1\\\"'")
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS "
  DeleteRegKey SHCTX 'Software\\\\Classes\\\\coinpay-desk'")

# The same program is upgraded, whatever its version: this id never changes.
set(CPACK_WIX_UPGRADE_GUID 6D0C5A0E-93C1-4B57-A9E5-2F1B6D1E7C44)
set(CPACK_WIX_PRODUCT_ICON ${icons}/coinpay-desk.ico)
set(CPACK_WIX_PROGRAM_MENU_FOLDER "CoinPay Desk")

set(CPACK_DMG_VOLUME_NAME "CoinPay Desk ${PROJECT_VERSION}")
set(CPACK_PACKAGE_ICON ${icons}/coinpay-desk.icns)

if(WIN32)
    set(CPACK_GENERATOR NSIS WIX)
    # An installer of WiX shows the licence as RTF.
    set(CPACK_WIX_LICENSE_RTF ${PROJECT_BINARY_DIR}/licence.rtf)
    file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
    string(REPLACE "\n" "\\par\n" licence "${licence}")
    file(WRITE ${CPACK_WIX_LICENSE_RTF} "{\\rtf1\\ansi\\fs18 ${licence}}")
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
endif()
