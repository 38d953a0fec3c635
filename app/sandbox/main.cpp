// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"
#include "sandbox/sandbox.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

namespace {

int signalPipe[2] = {-1, -1};

//! Only what is safe in a signal handler: the event loop does the rest.
void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, 1);
}

void quitOnSignals(QCoreApplication &app)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace

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
    quitOnSignals(app);
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
