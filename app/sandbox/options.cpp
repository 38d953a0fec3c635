// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

// Developers read these; they are not translated.
const QCommandLineOption portOption(u"port"_s, u"Loopback port; 0 takes a free one."_s, u"N"_s,
                                    u"0"_s);
const QCommandLineOption dataOption(u"data"_s, u"Where books, keys and certificate live."_s,
                                    u"DIR"_s);
const QCommandLineOption configOption(u"print-config"_s, u"Print one JSON line once it listens."_s);
const QCommandLineOption seedOption(u"seed"_s, u"Fill new books with N invoices of a year."_s,
                                    u"N"_s, u"0"_s);
const QCommandLineOption seedNumberOption(u"seed-number"_s,
                                          u"Which year: same number, same data."_s, u"N"_s, u"1"_s);
const QCommandLineOption speedOption(u"speed"_s, u"How many times as fast its clock runs."_s,
                                     u"X"_s, u"1"_s);
const QCommandLineOption blocksOption(u"block-interval"_s,
                                      u"Seconds from block to block; 0: only when asked."_s, u"S"_s,
                                      u"5"_s);
const QCommandLineOption rateOption(u"rate-limit"_s, u"Requests of one key in 10 seconds."_s,
                                    u"N"_s, u"2000"_s);
const QCommandLineOption recordOption(u"record"_s, u"Append every exchange to FILE (JSON lines)."_s,
                                      u"FILE"_s);
const QCommandLineOption autoplayOption(u"autoplay"_s, u"Customers come and pay by themselves."_s);
const QCommandLineOption jsonOption(u"json"_s, u"With --version: one JSON object."_s);
const QCommandLineOption noAutoplayOption(u"no-autoplay"_s, u"They do not (the default)."_s);

} // namespace

Result<Options> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A CoinPay server for tests and demonstrations, on loopback only."_s);
    parser.addOptions({portOption, dataOption, configOption, seedOption, seedNumberOption,
                       speedOption, blocksOption, rateOption, recordOption, autoplayOption,
                       noAutoplayOption, jsonOption});
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    if (!parser.parse(arguments))
        return fail(ErrorKind::InvalidInput, parser.errorText());
    if (parser.isSet(help))
        parser.showHelp();
    Options options;
    options.tellVersion = parser.isSet(version);
    options.json = parser.isSet(jsonOption);
    if (options.tellVersion)
        return options;
    bool portRead = false, seedRead = false, numberRead = false, speedRead = false;
    bool blocksRead = false, rateRead = false;
    options.port = parser.value(portOption).toUShort(&portRead);
    options.directory = parser.value(dataOption);
    options.printConfig = parser.isSet(configOption);
    options.seed = parser.value(seedOption).toLongLong(&seedRead);
    options.seedNumber = parser.value(seedNumberOption).toULongLong(&numberRead);
    options.speed = parser.value(speedOption).toDouble(&speedRead);
    options.blockSeconds = parser.value(blocksOption).toDouble(&blocksRead);
    options.ratePer10s = parser.value(rateOption).toInt(&rateRead);
    options.recordFile = parser.value(recordOption);
    options.autoplay = parser.isSet(autoplayOption) && !parser.isSet(noAutoplayOption);
    if (options.directory.isEmpty())
        return fail(ErrorKind::InvalidInput, u"--data DIR is needed."_s);
    constexpr qint64 MaxSeed = 100'000'000;
    if (!portRead || !numberRead || !seedRead || options.seed < 0 || options.seed > MaxSeed)
        return fail(ErrorKind::InvalidInput, u"--port, --seed or --seed-number is out of range."_s);
    if (!speedRead || !(options.speed >= 0.01 && options.speed <= 100'000) || !blocksRead ||
        !(options.blockSeconds >= 0 && options.blockSeconds <= 86'400) || !rateRead ||
        options.ratePer10s < 1)
        return fail(ErrorKind::InvalidInput,
                    u"--speed, --block-interval or --rate-limit is out of range."_s);
    return options;
}

} // namespace coinpay::sandbox
