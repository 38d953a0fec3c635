# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Headers that most files of a floor read are compiled once for all its rooms, and once for its tests,
# which are compiled as programs are. (Not QTest: it is told each test's own folder.)
# Only where the same folder is built again and again: what is given away and what is fuzzed is built
# from the includes that a file names itself, so that one which is missing is noticed.
option(COINPAY_PRECOMPILE "Compile common headers once" OFF)

set(headers_app <algorithm> <array> <functional> <memory> <optional> <string> <utility> <vector>
    <QByteArray> <QCoreApplication> <QDateTime> <QFile> <QFuture> <QFutureWatcher> <QHash>
    <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject> <QPromise> <QSet> <QString>
    <QStringBuilder> <QStringList> <QTimer> <QUrl>)
set(headers_ui ${headers_app} <QApplication> <QComboBox> <QHeaderView> <QLabel> <QLineEdit> <QMenu>
    <QPainter> <QPlainTextEdit> <QPushButton> <QSplitter> <QStackedWidget> <QTableView> <QVBoxLayout>)

# A target that does nothing but have the headers of a floor; the others take them from it.
function(coinpay_precompiled floor libraries)
    set(source ${PROJECT_BINARY_DIR}/precompiled.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "int main() { return 0; }\n") # left alone when it is there
    set(kinds rooms)
    if(BUILD_TESTING)
        list(APPEND kinds tests)
    endif()
    foreach(kind IN LISTS kinds)
        set(target coinpay_headers_${floor}_${kind})
        if(kind STREQUAL rooms)
            add_library(${target} STATIC EXCLUDE_FROM_ALL ${source})
        else()
            add_executable(${target} EXCLUDE_FROM_ALL ${source})
        endif()
        set_target_properties(${target} PROPERTIES AUTOMOC OFF)
        target_link_libraries(${target} PRIVATE coinpay_flags ${libraries})
        target_precompile_headers(${target} PRIVATE ${headers_${floor}})
    endforeach()
endfunction()

if(COINPAY_PRECOMPILE)
    coinpay_precompiled(app Qt6::Core)
    if(COINPAY_BUILD_UI)
        coinpay_precompiled(ui Qt6::Widgets)
    endif()
endif()

function(coinpay_precompile target floor kind)
    if(TARGET coinpay_headers_${floor}_${kind})
        target_precompile_headers(${target} REUSE_FROM coinpay_headers_${floor}_${kind})
        if(kind STREQUAL tests)
            # Empty: a test has its own moc file in it.
            set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp
                PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        endif()
    endif()
endfunction()
