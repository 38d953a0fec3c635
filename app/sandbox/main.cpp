// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"
#include "sandbox/quitsignals.h"
#include "sandbox/sandbox.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    coinpay::installRedactingMessageHandler();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("coinpay-sandbox"));
    constexpr int UsageError = 2;
    const auto options = coinpay::sandbox::readOptions(QCoreApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(options.error().message));
        return UsageError;
    }
    if (options->tellVersion) {
        constexpr auto Plain = "coinpay-sandbox " COINPAY_VERSION;
        constexpr auto Json = R"({"name":"coinpay-sandbox","version":")" COINPAY_VERSION R"("})";
        std::puts(options->json ? Json : Plain);
        return EXIT_SUCCESS;
    }
    coinpay::sandbox::quitOnSignals(app);
    coinpay::sandbox::Sandbox sandbox(*options);
    if (const auto started = sandbox.start(); !started) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(started.error().message));
        return EXIT_FAILURE;
    }
    if (options->printConfig) {
        std::printf("%s\n", sandbox.config().constData());
        std::fflush(stdout);
    }
    return QCoreApplication::exec();
}
