# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# One place for the language level, the warnings and the sanitizers of every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # What ccache asks for where headers are precompiled (its manual, "Precompiled headers").
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
        ${CCACHE_PROGRAM})
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# Carries the flags to every target that links it; not installed.
add_library(coinpay_flags INTERFACE)
target_compile_definitions(coinpay_flags INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS)
if(MSVC)
    target_compile_options(coinpay_flags INTERFACE /W4 /permissive- /utf-8
        $<$<BOOL:${COINPAY_WARNINGS_AS_ERRORS}>:/WX>)
else()
    target_compile_options(coinpay_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
        -Wcast-align -Wunused -Wdouble-promotion
        $<$<BOOL:${COINPAY_WARNINGS_AS_ERRORS}>:-Werror>)
endif()

if(COINPAY_SANITIZE)
    # Globally, so that precompiled headers and generated code agree with the rest.
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined
        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # gcc's instrumentation makes it see uninitialized values that are none.
        add_compile_options(-Wno-maybe-uninitialized)
    endif()
endif()

if(COINPAY_FUZZ)
    # Every room counts its branches for libFuzzer; only the targets of tests/fuzz link its main().
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
