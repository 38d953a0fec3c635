# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# A room is one folder, one static library, and the list of rooms it may use.
#
#   coinpay_room(store USES core domain LINK SQLite::SQLite3 PUBLIC_LINK Qt6::Core)
#
# builds coinpay_store from every .cpp and .h below the folder. The wall is enforced twice: by the
# link line, and by CheckWalls.cmake, which fails the build when a file includes a room that is not
# named in USES (a header-only use would link without complaint).
set(COINPAY_CHECK_WALLS ${CMAKE_CURRENT_LIST_DIR}/CheckWalls.cmake)

function(coinpay_check_walls target room uses)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "\\.(cpp|h)$")
    set(absolute "")
    foreach(source IN LISTS sources)
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
        list(APPEND absolute ${source})
    endforeach()
    set(list_file ${CMAKE_CURRENT_BINARY_DIR}/${target}.sources)
    file(GENERATE OUTPUT ${list_file} CONTENT "${absolute}")
    set(stamp ${CMAKE_CURRENT_BINARY_DIR}/${target}.walls)
    add_custom_command(OUTPUT ${stamp}
        COMMAND ${CMAKE_COMMAND} -DROOM=${room} "-DUSES=${uses}" -DLIST=${list_file}
            -DTOP=${PROJECT_SOURCE_DIR} -P ${COINPAY_CHECK_WALLS}
        COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
        DEPENDS ${absolute} ${list_file} ${COINPAY_CHECK_WALLS}
        COMMENT "Walls of ${room}" VERBATIM)
    add_custom_target(${target}_walls DEPENDS ${stamp})
    add_dependencies(${target} ${target}_walls)
endfunction()

function(coinpay_room room)
    cmake_parse_arguments(ARG "" "" "USES;LINK;PUBLIC_LINK" ${ARGN})
    set(target coinpay_${room})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.h)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    add_library(${target} STATIC ${sources})
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH floor)
    target_include_directories(${target} PUBLIC ${floor})
    set(rooms ${ARG_USES})
    list(TRANSFORM rooms PREPEND coinpay_)
    target_link_libraries(${target} PUBLIC coinpay_flags Qt6::Core ${rooms} ${ARG_PUBLIC_LINK}
        PRIVATE ${ARG_LINK})
    if("Qt6::Widgets" IN_LIST ARG_PUBLIC_LINK OR "widgets" IN_LIST ARG_USES)
        coinpay_precompile(${target} ui rooms)
    else()
        coinpay_precompile(${target} app rooms)
    endif()
    coinpay_check_walls(${target} ${room} "${ARG_USES}")
endfunction()

# A program: main.cpp (and what else is named) on top of rooms.
function(coinpay_program name)
    cmake_parse_arguments(ARG "" "ROOM" "SOURCES;USES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set(rooms ${ARG_USES})
    list(TRANSFORM rooms PREPEND coinpay_)
    target_link_libraries(${name} PRIVATE coinpay_flags ${rooms} ${ARG_LINK})
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
    coinpay_check_walls(${name} ${ARG_ROOM} "${ARG_USES}")
endfunction()
