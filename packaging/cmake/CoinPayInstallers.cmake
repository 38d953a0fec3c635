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
# A warning is an error, but for what CPack's own template leaves unused (a variable, a function).
set(CPACK_NSIS_EXECUTABLE_PRE_ARGUMENTS -WX)
set(CPACK_NSIS_DEFINES "!pragma warning disable 6001
  !pragma warning disable 6010")
# Links of the form coinpay-desk://trace/ID, and support bundles. What a user made stays when the
# program goes. packaging/windows/opens.xml has the same for WiX.
set(open_with "'\\\"$INSTDIR\\\\bin\\\\coinpay-desk.exe\\\" \\\"%1\\\"'")
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS "
  WriteRegStr SHCTX 'Software\\\\Classes\\\\coinpay-desk' '' 'URL:CoinPay Desk'
  WriteRegStr SHCTX 'Software\\\\Classes\\\\coinpay-desk' 'URL Protocol' ''
  WriteRegStr SHCTX 'Software\\\\Classes\\\\coinpay-desk\\\\shell\\\\open\\\\command' '' ${open_with}
  WriteRegStr SHCTX 'Software\\\\Classes\\\\.coinpay-bundle' '' 'CoinPayDesk.SupportBundle'
  WriteRegStr SHCTX 'Software\\\\Classes\\\\CoinPayDesk.SupportBundle' '' 'CoinPay support bundle'
  WriteRegStr SHCTX 'Software\\\\Classes\\\\CoinPayDesk.SupportBundle\\\\shell\\\\open\\\\command' '' ${open_with}")
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS "
  DeleteRegKey SHCTX 'Software\\\\Classes\\\\coinpay-desk'
  DeleteRegKey SHCTX 'Software\\\\Classes\\\\.coinpay-bundle'
  DeleteRegKey SHCTX 'Software\\\\Classes\\\\CoinPayDesk.SupportBundle'")

# The same program is upgraded, whatever its version: this id never changes.
set(CPACK_WIX_UPGRADE_GUID 6D0C5A0E-93C1-4B57-A9E5-2F1B6D1E7C44)
set(CPACK_WIX_PRODUCT_ICON ${icons}/coinpay-desk.ico)
set(CPACK_WIX_PROGRAM_MENU_FOLDER "CoinPay Desk")
set(CPACK_WIX_PATCH_FILE ${PROJECT_SOURCE_DIR}/packaging/windows/opens.xml)

set(CPACK_DMG_VOLUME_NAME "CoinPay Desk ${PROJECT_VERSION}")

if(WIN32)
    set(CPACK_GENERATOR NSIS WIX)
    # An installer of WiX shows the licence as RTF.
    set(CPACK_WIX_LICENSE_RTF ${PROJECT_BINARY_DIR}/licence.rtf)
    file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
    string(REPLACE "\n" "\\par\n" licence "${licence}")
    file(WRITE ${CPACK_WIX_LICENSE_RTF} "{\\rtf1\\ansi\\fs18 ${licence}}")
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_PACKAGE_ICON ${icons}/coinpay-desk.icns)
endif()
