// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "core/filesize.h"
#include "core/log.h"
#include "crypto/coredumps.h"

#include <QCoreApplication>
#include <QLocale>
#include <QLoggingCategory>
#include <QTranslator>

int main(int argc, char **argv)
{
    coinpay::refuseCoreDumps();
    coinpay::installRedactingMessageHandler();
    coinpay::letLargeWritesFail();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("coinpay-cli"));
    // A command says what matters in a sentence of its own; QT_LOGGING_RULES brings the log back.
    QLoggingCategory::setFilterRules(QStringLiteral("coinpay.*.warning=false"));
    // English has plurals too: "1 operation", "2 operations".
    Q_INIT_RESOURCE(coinpay_translations);
    QTranslator translator;
    const QString folder = QStringLiteral(":/translations");
    if (translator.load(QLocale(), QStringLiteral("coinpay"), QStringLiteral("_"), folder) ||
        translator.load(QStringLiteral("coinpay_en"), folder))
        QCoreApplication::installTranslator(&translator);
    return coinpay::cli::run(QCoreApplication::arguments().mid(1));
}
