# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
set(CPACK_RPM_PACKAGE_RELEASE 1 CACHE STRING "Release of the RPM packages")
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_URL ${PROJECT_HOMEPAGE_URL})
set(CPACK_RPM_PACKAGE_AUTOREQ ON)
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_RPM_DESK_PACKAGE_NAME coinpay-desk)
set(CPACK_RPM_SANDBOX_PACKAGE_NAME coinpay-sandbox)
set(CPACK_RPM_DESK_PACKAGE_DESCRIPTION ${CPACK_COMPONENT_GROUP_DESK_DESCRIPTION})
set(CPACK_RPM_SANDBOX_PACKAGE_DESCRIPTION ${CPACK_COMPONENT_GROUP_SANDBOX_DESCRIPTION})
set(CPACK_RPM_DESK_PACKAGE_SUMMARY "Merchant dashboard for crypto payments")
set(CPACK_RPM_SANDBOX_PACKAGE_SUMMARY "CoinPay server for tests and demonstrations")
set(CPACK_RPM_DESK_PACKAGE_REQUIRES "hicolor-icon-theme")
set(CPACK_RPM_DESK_PACKAGE_SUGGESTS "coinpay-sandbox")
# Nobody's machine and nobody's clock in the package.
set(CPACK_RPM_SPEC_MORE_DEFINE "
%define _buildhost reproducible
%define packager ${CPACK_PACKAGE_CONTACT}
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _build_id_links none
%define debug_package %{nil}")
# Folders of the system are the system's.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/lib /usr/lib/systemd /usr/lib/systemd/user
    /usr/share/applications /usr/share/metainfo /usr/share/man /usr/share/man/man1
    /usr/share/doc /usr/share/zsh /usr/share/zsh/site-functions
    /usr/share/bash-completion /usr/share/bash-completion/completions
    /usr/share/fish /usr/share/fish/vendor_completions.d
    /usr/share/icons /usr/share/icons/hicolor
    /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps
    /usr/share/icons/hicolor/symbolic /usr/share/icons/hicolor/symbolic/apps)
foreach(size 16 22 24 32 48 64 128 256 512)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
