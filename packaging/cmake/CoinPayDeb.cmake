# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
set(CPACK_DEBIAN_PACKAGE_RELEASE 1 CACHE STRING "Revision of the Debian packages")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${CPACK_PACKAGE_CONTACT})
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_DESK_PACKAGE_NAME coinpay-desk)
set(CPACK_DEBIAN_DESK_DESCRIPTION
    "merchant dashboard for crypto payments\n${CPACK_COMPONENT_GROUP_DESK_DESCRIPTION}")
set(CPACK_DEBIAN_DESK_PACKAGE_SECTION misc)
# What is loaded while it runs, and so is seen by no shlibs: the keychain's client, the SVG icons.
set(CPACK_DEBIAN_DESK_PACKAGE_DEPENDS "libsecret-1-0, libqt6svg6, hicolor-icon-theme")
set(CPACK_DEBIAN_DESK_PACKAGE_RECOMMENDS "default-dbus-session-bus | dbus-session-bus, gnome-keyring | keepassxc, qt6-wayland")
set(CPACK_DEBIAN_DESK_PACKAGE_SUGGESTS "coinpay-sandbox")
set(CPACK_DEBIAN_SANDBOX_PACKAGE_NAME coinpay-sandbox)
set(CPACK_DEBIAN_SANDBOX_DESCRIPTION
    "CoinPay server for tests and demonstrations\n${CPACK_COMPONENT_GROUP_SANDBOX_DESCRIPTION}")
set(CPACK_DEBIAN_SANDBOX_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_SANDBOX_PACKAGE_SUGGESTS "coinpay-desk")

# Each package has its copyright and its changelog (Debian policy 12.5, 12.7).
set(deb_changelog ${PROJECT_BINARY_DIR}/changelog.Debian)
execute_process(COMMAND awk -v today=${COINPAY_SOURCE_DATE}
    -v revision=${CPACK_DEBIAN_PACKAGE_RELEASE} -v maintainer=${CPACK_PACKAGE_CONTACT}
    -f packaging/changelog/debian.awk CHANGELOG.md
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_FILE ${deb_changelog}
    COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND gzip -9nf ${deb_changelog} COMMAND_ERROR_IS_FATAL ANY)
foreach(package desk sandbox)
    install(FILES ${deb_changelog}.gz packaging/deb/copyright
        COMPONENT ${package}_debian EXCLUDE_FROM_ALL
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/coinpay-${package})
endforeach()
