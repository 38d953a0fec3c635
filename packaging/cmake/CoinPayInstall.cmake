# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` puts where, beside coinpay-cli, which installs itself. Included last.
if(TARGET coinpay-desk)
    configure_file(packaging/macos/Info.plist.in Info.plist @ONLY)
    configure_file(packaging/windows/coinpay-desk.rc.in coinpay-desk.rc @ONLY)
    set_target_properties(coinpay-desk PROPERTIES
        WIN32_EXECUTABLE ON
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_INFO_PLIST ${PROJECT_BINARY_DIR}/Info.plist)
    if(WIN32)
        target_sources(coinpay-desk PRIVATE ${PROJECT_BINARY_DIR}/coinpay-desk.rc)
    elseif(APPLE)
        set(icon ${PROJECT_SOURCE_DIR}/resources/icons/coinpay-desk.icns)
        target_sources(coinpay-desk PRIVATE ${icon})
        set_source_files_properties(${icon} TARGET_DIRECTORY coinpay-desk PROPERTIES
            MACOSX_PACKAGE_LOCATION Resources)
    endif()
    install(TARGETS coinpay-desk
        BUNDLE DESTINATION . RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
if(TARGET coinpay-sandbox)
    install(TARGETS coinpay-sandbox COMPONENT sandbox_files)
endif()

if(WIN32 OR APPLE)
    # Qt and its plugins come along, for all programs (Qt 6.5 or later).
    if(TARGET coinpay-desk)
        set(others coinpay-cli)
        if(TARGET coinpay-sandbox)
            list(APPEND others coinpay-sandbox)
        endif()
        list(TRANSFORM others PREPEND ${CMAKE_INSTALL_BINDIR}/)
        list(TRANSFORM others APPEND "${CMAKE_EXECUTABLE_SUFFIX}")
        list(JOIN others " " others)
        set(main $<IF:$<BOOL:${APPLE}>,coinpay-desk.app,${CMAKE_INSTALL_BINDIR}/coinpay-desk.exe>)
        qt_generate_deploy_script(TARGET coinpay-desk OUTPUT_SCRIPT deploy CONTENT
            "qt_deploy_runtime_dependencies(EXECUTABLE ${main} ADDITIONAL_EXECUTABLES ${others}
                GENERATE_QT_CONF)")
        install(SCRIPT ${deploy} COMPONENT desk_files)
    endif()
    install(FILES LICENSE README.md CHANGELOG.md DESTINATION $<IF:$<BOOL:${APPLE}>,coinpay-desk.app/Contents/Resources,doc>)
    return()
endif()

# From here on: the freedesktop.org layout.
include(CoinPayInterfaces)
install(FILES LICENSE README.md CHANGELOG.md COMPONENT desk_plain
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/coinpay-desk)
install(FILES LICENSE COMPONENT sandbox_plain
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/coinpay-sandbox)
if(TARGET coinpay-desk)
    coinpay_interface(coinpay-desk desk)
    install(FILES resources/desktop/coinpay-desk.desktop
        DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES resources/desktop/coinpay-desk.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS CHANGELOG.md)
    execute_process(COMMAND awk -v today=${COINPAY_SOURCE_DATE}
        -f packaging/changelog/releases.awk CHANGELOG.md
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE COINPAY_RELEASES
        OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    configure_file(resources/desktop/metainfo.xml.in ${COINPAY_APP_ID}.metainfo.xml @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/${COINPAY_APP_ID}.metainfo.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
    install(FILES resources/icons/coinpay-desk.svg DESTINATION ${icons}/scalable/apps)
    install(FILES resources/icons/coinpay-desk-symbolic.svg DESTINATION ${icons}/symbolic/apps)
    foreach(size 16 22 24 32 48 64 128 256 512)
        install(FILES resources/icons/png/coinpay-desk-${size}.png
            DESTINATION ${icons}/${size}x${size}/apps RENAME coinpay-desk.png)
    endforeach()
endif()
coinpay_interface(coinpay-cli desk)
if(TARGET coinpay-sandbox)
    coinpay_interface(coinpay-sandbox sandbox)
    configure_file(resources/systemd/coinpay-sandbox.service.in coinpay-sandbox.service @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/coinpay-sandbox.service
        DESTINATION ${COINPAY_SYSTEMD_USER_UNIT_DIR} COMPONENT sandbox_files)
    install(FILES resources/openapi/coinpay-v1.yaml resources/openapi/coinpay-sandbox-v1.yaml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/coinpay-sandbox/openapi COMPONENT sandbox_files)
endif()
