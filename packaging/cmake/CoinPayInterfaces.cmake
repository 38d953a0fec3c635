# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# A program's man page and completions are made from its --help when it has been built.
set(COINPAY_INTERFACES_DIR ${PROJECT_BINARY_DIR}/interfaces)
file(GLOB interface_scripts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/packaging/interface/*)

function(coinpay_interface program component)
    set(template ${PROJECT_SOURCE_DIR}/resources/man/${program}.1.in)
    set(dir ${COINPAY_INTERFACES_DIR})
    set(page ${dir}/${program}.1)
    add_custom_command(OUTPUT ${page}
        COMMAND ${PROJECT_SOURCE_DIR}/packaging/interface/write.sh $<TARGET_FILE:${program}>
            ${template} ${PROJECT_VERSION} ${COINPAY_SOURCE_DATE} ${dir}
        DEPENDS ${program} ${template} ${interface_scripts}
        COMMENT "Man page and completions of ${program}" VERBATIM)
    add_custom_target(${program}_interface ALL DEPENDS ${page})
    install(FILES ${dir}/${program}.bash RENAME ${program} COMPONENT ${component}_files
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(FILES ${dir}/${program}.fish COMPONENT ${component}_files
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
    install(FILES ${page} COMPONENT ${component}_plain DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES ${dir}/_${program} COMPONENT ${component}_plain
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
    install(FILES ${page}.gz COMPONENT ${component}_debian EXCLUDE_FROM_ALL
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES ${dir}/_${program} COMPONENT ${component}_debian EXCLUDE_FROM_ALL
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
endfunction()
