# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What CPack makes of an installation: .deb and .rpm in two packages, one installer for Windows and one
# disk image for macOS. packaging/package.sh runs it for all that Linux can make.
set(CPACK_PACKAGE_NAME coinpay-desk)
set(CPACK_PACKAGE_VENDOR "CoinPay Desk contributors")
set(CPACK_PACKAGE_CONTACT "CoinPay Desk contributors <maintainers@coinpay-desk.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_EXECUTABLES coinpay-desk "CoinPay Desk")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)

# A package is a group; CPackChoice.cmake says, for each kind of package, which components are in it.
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/packaging/cmake/CPackChoice.cmake)
set(CPACK_COMPONENT_GROUP_DESK_DISPLAY_NAME "CoinPay Desk")
set(CPACK_COMPONENT_GROUP_DESK_DESCRIPTION
    "A dashboard for merchants who take crypto payments over the CoinPay API, and
for the support staff who must say, in seconds, what happened to one of them.
It follows every payment from pending to final. What moves something is
written to a journal before it is sent, so that it happens once even when an
answer is lost. Private keys are in the keychain and nowhere else.

This package has the window, coinpay-desk, and the command line, coinpay-cli.")
set(CPACK_COMPONENT_GROUP_SANDBOX_DISPLAY_NAME "CoinPay sandbox")
set(CPACK_COMPONENT_GROUP_SANDBOX_DESCRIPTION
    "A complete CoinPay server for tests and demonstrations: it serves the whole
API over HTTPS on loopback, with a simulated chain whose payments, blocks and
faults are yours to command. No account and no real money is involved.

This package has the program coinpay-sandbox and a service for systemd that a
user can start.")
foreach(package DESK SANDBOX)
    foreach(form FILES PLAIN DEBIAN)
        string(TOLOWER ${package} CPACK_COMPONENT_${package}_${form}_GROUP)
    endforeach()
endforeach()

include(CoinPayInstallers)
if(NOT WIN32 AND NOT APPLE)
    include(CoinPayDeb)
    include(CoinPayRpm)
    set(CPACK_GENERATOR DEB RPM)
endif()
include(CPack)
