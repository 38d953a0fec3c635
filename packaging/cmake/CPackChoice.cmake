# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Read by cpack, once for each kind of package it makes.
if(CPACK_GENERATOR MATCHES "^(NSIS|WIX|DragNDrop)$")
    # One installer with everything, below a folder of the person's choice.
    set(CPACK_MONOLITHIC_INSTALL ON)
    set(CPACK_PACKAGING_INSTALL_PREFIX /)
elseif(CPACK_GENERATOR STREQUAL DEB)
    set(CPACK_COMPONENTS_ALL desk_files desk_debian sandbox_files sandbox_debian)
    # The first line of each description is its summary.
    set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
else()
    set(CPACK_COMPONENTS_ALL desk_files desk_plain sandbox_files sandbox_plain)
endif()
