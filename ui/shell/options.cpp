// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/options.h"

#include "profiles/profileregistry.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

namespace coinpay {

namespace {

constexpr int UsageError = 2;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

EndNow usage(const QString &sentence)
{
    return {UsageError, sentence + u'\n'};
}

} // namespace

std::variant<Options, EndNow> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Merchant dashboard for crypto payments"));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption dataDir(QStringLiteral("data-dir"),
                                     tr("Keep profiles and data in <dir>."), QStringLiteral("dir"));
    const QCommandLineOption profile(QStringLiteral("profile"), tr("Open the profile <name>."),
                                     QStringLiteral("name"));
    const QCommandLineOption look(QStringLiteral("theme"), tr("Use light, dark or system colours."),
                                  QStringLiteral("light|dark|system"));
    const QCommandLineOption tour(
        QStringLiteral("tour"), tr("Walk through the main job by itself; leave pictures in <dir>."),
        QStringLiteral("dir"));
    const QCommandLineOption control(QStringLiteral("tour-control"),
                                     tr("The sandbox's control address, for --tour."),
                                     QStringLiteral("url"));
    QCommandLineOption firstPaint(QStringLiteral("quit-after-first-paint"));
    firstPaint.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({dataDir, profile, look, tour, control, firstPaint});
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (parser.isSet(help))
        return EndNow{0, parser.helpText()};
    if (parser.isSet(version))
        return EndNow{
            0, QStringLiteral("coinpay-desk %1\n").arg(QCoreApplication::applicationVersion())};
    if (!parser.positionalArguments().isEmpty())
        return usage(tr("“%1” is not understood. See --help.", "%1 an argument")
                         .arg(parser.positionalArguments().first()));
    Options options;
    options.dataDir = parser.isSet(dataDir) ? QDir(parser.value(dataDir)).absolutePath()
                                            : ProfileRegistry::defaultDataDir();
    options.profile = parser.value(profile);
    options.tourDir = parser.value(tour);
    options.tourControl = QUrl(parser.value(control));
    options.quitAfterFirstPaint = parser.isSet(firstPaint);
    if (parser.isSet(look)) {
        options.theme = theme::modeFromName(parser.value(look));
        if (!options.theme)
            return usage(tr("--theme is one of light, dark and system."));
    }
    if (!options.tourDir.isEmpty() && options.tourControl.scheme() != u"https")
        return usage(
            tr("--tour needs --tour-control with the sandbox's https:// control address."));
    return options;
}

} // namespace coinpay
