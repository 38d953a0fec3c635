# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Where things are installed, on each platform. Included before any target is made.
include(GNUInstallDirs)
# Two packages, desk and sandbox: what a merchant runs (window and command line), and the server for
# tests. Each has its files, and a few whose form is Debian's own (_debian) or anybody's (_plain).
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME desk_files)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
if(APPLE)
    set(CMAKE_INSTALL_BINDIR coinpay-desk.app/Contents/MacOS)
endif()

set(COINPAY_APP_ID example.coinpay_desk.CoinPayDesk CACHE STRING
    "Id for AppStream and Flatpak: the home page's domain, backwards")
set(COINPAY_SYSTEMD_USER_UNIT_DIR lib/systemd/user CACHE STRING "Where systemd's user units are")

# The day of what is built: the commit's, so that two builds of it are the same. A source tarball
# brings the file.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    set(COINPAY_SOURCE_EPOCH $ENV{SOURCE_DATE_EPOCH})
elseif(EXISTS ${PROJECT_SOURCE_DIR}/.source-date-epoch)
    file(STRINGS ${PROJECT_SOURCE_DIR}/.source-date-epoch COINPAY_SOURCE_EPOCH LIMIT_COUNT 1)
else()
    execute_process(COMMAND git log -1 --format=%ct WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        OUTPUT_VARIABLE COINPAY_SOURCE_EPOCH OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT COINPAY_SOURCE_EPOCH)
    string(TIMESTAMP COINPAY_SOURCE_EPOCH %s UTC)
endif()
set(before "$ENV{SOURCE_DATE_EPOCH}")
set(ENV{SOURCE_DATE_EPOCH} ${COINPAY_SOURCE_EPOCH})
string(TIMESTAMP COINPAY_SOURCE_DATE %Y-%m-%d UTC)
set(ENV{SOURCE_DATE_EPOCH} ${before})
