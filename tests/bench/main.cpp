// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// coinpay-bench [--work-dir DIR] [--only 5,6] [--json FILE] [--smoke]
// Rows 1 to 4 and a part of row 8 show windows: without a display, `xvfb-run coinpay-bench …`.
#include "bench/bench.h"
#ifdef COINPAY_BENCH_WINDOWS
#include "bench/windowapplication.h"
#endif

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

using namespace coinpay::bench;

namespace {

bool writeJson(const QString &path, const std::vector<Figure> &figures)
{
    QJsonArray all;
    for (const Figure &figure : figures) {
        QJsonObject one{{QStringLiteral("row"), figure.row},
                        {QStringLiteral("name"), figure.name},
                        {QStringLiteral("ours"), figure.ours},
                        {QStringLiteral("unit"), figure.unit},
                        {QStringLiteral("goal"), figure.goal}};
        if (figure.floor > 0) {
            one.insert(QStringLiteral("floor"), figure.floor);
            one.insert(QStringLiteral("ratio"), figure.ours / figure.floor);
        }
        all.append(one);
    }
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(all).toJson()) > 0;
}

#ifdef COINPAY_BENCH_WINDOWS
using Application = WindowApplication;

void setEnvironment()
{
    // As coinpay-desk does.
    if (!qEnvironmentVariableIsSet("QT_XCB_GL_INTEGRATION"))
        qputenv("QT_XCB_GL_INTEGRATION", "none");
    // Rows that need no window run without one, and --smoke has no figures to spoil.
    if (!qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}
#else
using Application = QCoreApplication;

void setEnvironment() {}
#endif

} // namespace

int main(int argc, char *argv[])
{
    setEnvironment();
    const Application application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures the program against floors taken in the same run. Rows that show "
                       "windows need a display; xvfb-run makes one."));
    parser.addHelpOption();
    const QCommandLineOption workDir(QStringLiteral("work-dir"),
                                     QStringLiteral("Keep the large stores here between runs."),
                                     QStringLiteral("dir"));
    const QCommandLineOption only(QStringLiteral("only"),
                                  QStringLiteral("Only these rows, e.g. 5,6."),
                                  QStringLiteral("rows"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Write the figures here."),
                                  QStringLiteral("file"));
    const QCommandLineOption smoke(QStringLiteral("smoke"),
                                   QStringLiteral("Only see that every row runs; no figures."));
    parser.addOptions({workDir, only, json, smoke});
    parser.process(application);

    const QTemporaryDir temporary;
    Context context(parser.isSet(workDir) ? parser.value(workDir) : temporary.path(),
                    parser.isSet(smoke));
    std::vector<Row> chosen = rows();
    std::sort(chosen.begin(), chosen.end(),
              [](const Row &a, const Row &b) { return a.number.toInt() < b.number.toInt(); });
    const QStringList wanted = parser.value(only).split(QLatin1Char(','), Qt::SkipEmptyParts);
    QTextStream(stdout) << QStringLiteral("row ") << QStringLiteral("name").leftJustified(58)
                        << QStringLiteral("ours").rightJustified(16)
                        << QStringLiteral("floor").rightJustified(16)
                        << QStringLiteral("ratio").rightJustified(9) << "   goal" << Qt::endl;
    for (const Row &row : chosen) {
        if (wanted.isEmpty() || wanted.contains(row.number))
            row.run(context);
    }
    if (parser.isSet(json) && !writeJson(parser.value(json), context.figures())) {
        QTextStream(stderr) << "cannot write " << parser.value(json) << Qt::endl;
        return 1;
    }
    return 0;
}
