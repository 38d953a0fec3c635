// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "core/log.h"
#include "crypto/coredumps.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

int main(int argc, char **argv)
{
    coinpay::refuseCoreDumps();
    coinpay::installRedactingMessageHandler();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("coinpay-cli"));
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("coinpay"), QStringLiteral("_"),
                        QStringLiteral(":/translations")))
        QCoreApplication::installTranslator(&translator);
    return coinpay::cli::run(QCoreApplication::arguments().mid(1));
}
