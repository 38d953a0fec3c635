// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/options.h"

#include "core/text.h"
#include "profiles/profileregistry.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay {

namespace {

constexpr int UsageError = 2;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

//! In the words of the other programs: `coinpay-cli --version --json`.
QString versionText(bool isJson)
{
    const QString name = QStringLiteral("coinpay-desk");
    const QString version = QCoreApplication::applicationVersion();
    if (!isJson)
        return QStringLiteral("%1 %2\n").arg(name, version);
    const QJsonObject object{{QStringLiteral("name"), name}, {QStringLiteral("version"), version}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n';
}

QString placeNames()
{
    QStringList names;
    for (const PlaceRow &row : allPlaces())
        names.append(row.name);
    return names.join(QStringLiteral(", "));
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
    const QCommandLineOption page(
        QStringLiteral("page"),
        tr("Begin on the page <page>: %1.", "%1 a list of words").arg(placeNames()),
        QStringLiteral("page"));
    const QCommandLineOption look(QStringLiteral("theme"), tr("Use light, dark or system colours."),
                                  QStringLiteral("light|dark|system"));
    const QCommandLineOption newInvoice(QStringLiteral("new-invoice"),
                                        tr("Open the form for a new invoice."));
    const QCommandLineOption json(QStringLiteral("json"), tr("With --version: one JSON object."));
    const QCommandLineOption tour(
        QStringLiteral("tour"), tr("Walk through the main job by itself; leave pictures in <dir>."),
        QStringLiteral("dir"));
    const QCommandLineOption control(QStringLiteral("tour-control"),
                                     tr("The sandbox's control address, for --tour."),
                                     QStringLiteral("url"));
    QCommandLineOption firstPaint(QStringLiteral("quit-after-first-paint"));
    firstPaint.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({dataDir, profile, page, look, newInvoice, json, tour, control, firstPaint});
    parser.addPositionalArgument(QStringLiteral("link"),
                                 tr("Show what a coinpay-desk://trace/… link is about, or a "
                                    "support bundle by its file."),
                                 QStringLiteral("[link|file]"));
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (parser.isSet(help))
        return EndNow{0, parser.helpText()};
    if (parser.isSet(version))
        return EndNow{0, versionText(parser.isSet(json))};
    Options options;
    if (parser.isSet(newInvoice))
        options.errand.kind = Errand::Kind::NewInvoice;
    const QStringList rest = parser.positionalArguments();
    if (!rest.isEmpty()) {
        auto errand = errandOfLink(rest.first());
        if (!errand)
            errand = errandOfFile(rest.first());
        if (!errand || rest.size() > 1 || parser.isSet(newInvoice))
            return usage(tr("“%1” is not understood. See --help.", "%1 an argument")
                             .arg(displayText(errand ? rest.last() : rest.first())));
        options.errand = *errand;
    }
    options.dataDir = parser.isSet(dataDir) ? QDir(parser.value(dataDir)).absolutePath()
                                            : ProfileRegistry::defaultDataDir();
    options.profile = parser.value(profile);
    options.tourDir = parser.value(tour);
    options.tourControl = QUrl(parser.value(control));
    options.quitAfterFirstPaint = parser.isSet(firstPaint);
    if (parser.isSet(page)) {
        options.place = placeFromName(parser.value(page));
        if (!options.place)
            return usage(tr("--page is one of %1.", "%1 a list of words").arg(placeNames()));
        if (options.errand == Errand{})
            options.errand = {Errand::Kind::Page, parser.value(page)};
    }
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
