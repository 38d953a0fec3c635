// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filesize.h"
#include "core/log.h"
#include "core/memory.h"
#include "crypto/coredumps.h"
#include "shell/mainwindow.h"
#include "shell/openrequests.h"
#include "shell/options.h"
#include "shell/singleinstance.h"
#include "shell/startmark.h"
#include "shell/tour.h"
#include "shell/translations.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <span>

using namespace coinpay;

namespace {

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("coinpay-desk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COINPAY_VERSION));
}

void setEnvironment()
{
    // Looking for OpenGL costs an X11 program about 30 ms, and nothing here draws with it.
    if (!qEnvironmentVariableIsSet("QT_XCB_GL_INTEGRATION"))
        qputenv("QT_XCB_GL_INTEGRATION", "none");
}

//! --help and --version need no display: they are asked for over ssh and by packagers.
std::optional<EndNow> answerWithoutWindow(int argc, char **argv)
{
    const std::span<char *> words(argv, std::size_t(argc));
    const bool isAsked = std::any_of(words.begin(), words.end(), [](const char *word) {
        const QLatin1String text(word);
        return text == QLatin1String("--help") || text == QLatin1String("-h") ||
               text == QLatin1String("--version") || text == QLatin1String("-v");
    });
    if (!isAsked)
        return {};
    QCoreApplication application(argc, argv);
    nameApplication();
    installTranslations(application);
    auto read = readOptions(QCoreApplication::arguments());
    if (auto *now = std::get_if<EndNow>(&read))
        return *now;
    return {};
}

//! Once the first picture is there and what follows it has been done.
void tidyWhenSettled(MainWindow &window)
{
    constexpr int SettledMs = 3000;
    QObject::connect(&window, &MainWindow::firstPaintDone, &window,
                     [&window] { QTimer::singleShot(SettledMs, &window, giveBackFreeMemory); });
}

int end(const EndNow &now)
{
    std::fputs(qUtf8Printable(now.text), now.exitCode == 0 ? stdout : stderr);
    return now.exitCode;
}

theme::Mode modeOf(const Options &options, const Settings &settings)
{
    return options.theme.value_or(
        theme::modeFromName(settings.value(setting::theme)).value_or(theme::Mode::System));
}

} // namespace

int main(int argc, char **argv)
{
    refuseCoreDumps();
    installRedactingMessageHandler();
    letLargeWritesFail();
    setEnvironment();
    if (const auto now = answerWithoutWindow(argc, argv))
        return end(*now);
    QApplication application(argc, argv);
    nameApplication();
    QApplication::setApplicationDisplayName(QStringLiteral("CoinPay Desk"));
    QApplication::setDesktopFileName(QStringLiteral("coinpay-desk"));
    installTranslations(application);
    const auto read = readOptions(QApplication::arguments());
    if (const auto *now = std::get_if<EndNow>(&read))
        return end(*now);
    const auto &options = std::get<Options>(read);

    SystemClock clock;
    SystemRandom random;
    Session session(options.dataDir, clock, random);
    const QString wanted = options.profile.isEmpty()
                               ? session.registry().current().value_or(Profile{}).name
                               : options.profile;
    if (options.tourDir.isEmpty() &&
        SingleInstance::raiseOther(options.dataDir, wanted, options.errand))
        return 0;
    theme::apply(application, modeOf(options, session.settings()));
    QApplication::setWindowIcon(theme::applicationIcon());

    MainWindow window(session);
    if (options.place)
        window.setFirstPlace(*options.place);
    SingleInstance instance;
    QObject::connect(&instance, &SingleInstance::raiseRequested, &window, &MainWindow::see);
    QObject::connect(&window, &MainWindow::profileOpened, &instance,
                     [&](const QString &name) { instance.claim(options.dataDir, name); });
    if (options.quitAfterFirstPaint)
        QObject::connect(&window, &MainWindow::firstPaintDone, &application, &QApplication::quit);
    const bool beginsThere = options.errand.kind == Errand::Kind::Page;
    if (options.errand != Errand{} && !beginsThere)
        QObject::connect(&window, &MainWindow::firstPaintDone, &window,
                         [&] { window.see(options.errand); });
    OpenRequests openRequests;
    application.installEventFilter(&openRequests);
    QObject::connect(&openRequests, &OpenRequests::asked, &window, &MainWindow::see);
    QObject::connect(&window, &MainWindow::firstPaintDone, &openRequests, &OpenRequests::begin);
    tidyWhenSettled(window);
    instance.claim(options.dataDir, wanted);
    window.start(options.profile);
    StartMark::watch(window);
    window.show();
    std::unique_ptr<Tour> tour;
    if (!options.tourDir.isEmpty()) {
        tour = std::make_unique<Tour>(window, options.tourDir, options.tourControl);
        QObject::connect(tour.get(), &Tour::finished, &application, &QCoreApplication::exit,
                         Qt::QueuedConnection);
        QObject::connect(&window, &MainWindow::firstPaintDone, tour.get(), &Tour::start,
                         Qt::QueuedConnection);
    }
    return QApplication::exec();
}
