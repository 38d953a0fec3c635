// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/listenerthread.h"

#include "webhooks/replaysource.h"

namespace coinpay {

//! What lives on the thread.
class ListenerThread::Worker : public QObject
{
public:
    Worker(ListenerThread &home, QString profileDir, const Clock &clock)
        : m_home(home)
        , m_profileDir(std::move(profileDir))
        , m_clock(clock)
    {
    }

    void start(ListenerSettings settings, FillIn::Fetch fetch);
    void stop();
    void readPage(int limit);
    void read(qint64 row);
    void replay(qint64 row, const QUrl &handler, const ReplayWish &wish, SharedSecret secret);

private:
    //! Opened when it is first asked for.
    Result<WebhookInbox *> inbox();
    Result<QList<ReplayStep>> plan(qint64 row, const ReplayWish &wish, WebhookScheme &scheme);

    ListenerThread &m_home;
    QString m_profileDir;
    const Clock &m_clock;
    std::unique_ptr<WebhookInbox> m_inbox; //!< for reading
    std::unique_ptr<InboxTidier> m_tidier; //!< of a window that listens to nothing, too
    std::unique_ptr<WebhookListener> m_listener;
    std::unique_ptr<FillIn> m_fillIn;
    std::unique_ptr<Replay> m_replay;
};

void ListenerThread::Worker::start(ListenerSettings settings, FillIn::Fetch fetch)
{
    stop();
    settings.profileDir = m_profileDir;
    auto listener = std::make_unique<WebhookListener>(std::move(settings), m_clock);
    connect(listener.get(), &WebhookListener::arrived, &m_home, &ListenerThread::arrived);
    connect(listener.get(), &WebhookListener::forwarded, &m_home, &ListenerThread::forwarded);
    connect(listener.get(), &WebhookListener::troubleChanged, &m_home,
            &ListenerThread::troubleChanged);
    if (const Done begun = listener->start(); !begun) {
        Q_EMIT m_home.startFailed(begun.error());
        return;
    }
    m_listener = std::move(listener);
    Q_EMIT m_home.started(m_listener->url());
    if (!fetch)
        return;
    m_fillIn = std::make_unique<FillIn>(*m_listener, std::move(fetch), m_clock, FillIn::Pace());
    connect(m_fillIn.get(), &FillIn::troubleChanged, &m_home, &ListenerThread::feedTroubleChanged);
    m_fillIn->start();
}

void ListenerThread::Worker::stop()
{
    m_fillIn.reset();
    if (!m_listener)
        return;
    m_listener.reset();
    Q_EMIT m_home.stopped();
}

Result<WebhookInbox *> ListenerThread::Worker::inbox()
{
    if (!m_inbox) {
        auto opened = WebhookInbox::open(m_profileDir, m_clock);
        if (!opened)
            return fail(opened.error());
        m_inbox = std::move(*opened);
        m_tidier = std::make_unique<InboxTidier>(*m_inbox, m_clock, InboxKeeping());
    }
    return m_inbox.get();
}

void ListenerThread::Worker::readPage(int limit)
{
    const auto from = inbox();
    const auto page = from ? (*from)->page(0, limit) : fail(from.error());
    if (page)
        Q_EMIT m_home.pageRead(*page);
    else
        Q_EMIT m_home.readFailed(page.error());
}

void ListenerThread::Worker::read(qint64 row)
{
    const auto from = inbox();
    const auto receipt = from ? (*from)->receipt(row) : fail(from.error());
    const auto forwards = receipt ? (*from)->forwards(row) : fail(receipt.error());
    if (forwards)
        Q_EMIT m_home.receiptRead(*receipt, *forwards);
    else
        Q_EMIT m_home.readFailed(forwards.error());
}

//! With `scheme` set to the one it came with.
Result<QList<ReplayStep>> ListenerThread::Worker::plan(qint64 row, const ReplayWish &wish,
                                                       WebhookScheme &scheme)
{
    const auto from = inbox();
    if (!from)
        return fail(from.error());
    const auto receipt = (*from)->receipt(row);
    if (!receipt)
        return fail(receipt.error());
    scheme = webhookSchemeFromName(receipt->scheme).value_or(WebhookScheme::CoinPay);
    const auto events = replayEventsFrom(**from, *receipt, wish.isOutOfOrder);
    return events ? planReplay(*events, wish, scheme) : fail(events.error());
}

void ListenerThread::Worker::replay(qint64 row, const QUrl &handler, const ReplayWish &wish,
                                    SharedSecret secret)
{
    WebhookScheme scheme = WebhookScheme::CoinPay;
    const auto steps = plan(row, wish, scheme);
    if (!steps) {
        Q_EMIT m_home.replayFailed(steps.error());
        return;
    }
    m_replay = std::make_unique<Replay>(handler, *steps, scheme, std::move(secret), m_clock);
    connect(m_replay.get(), &Replay::answered, &m_home, &ListenerThread::replayAnswered);
    connect(m_replay.get(), &Replay::finished, &m_home, &ListenerThread::replayFinished);
    m_replay->start();
}

ListenerThread::ListenerThread(QString profileDir, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(*this, std::move(profileDir), clock))
{
    qRegisterMetaType<QList<WebhookReceipt>>();
    qRegisterMetaType<QList<WebhookForward>>();
    m_thread.setObjectName(QStringLiteral("listener"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

ListenerThread::~ListenerThread()
{
    m_thread.quit();
    m_thread.wait();
}

template <typename Function>
void ListenerThread::run(Function function)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, function = std::move(function)]() mutable { function(*worker); },
        Qt::QueuedConnection);
}

void ListenerThread::start(ListenerSettings settings, FillIn::Fetch fetch)
{
    run([settings = std::move(settings), fetch = std::move(fetch)](Worker &worker) {
        worker.start(settings, fetch);
    });
}

void ListenerThread::stop()
{
    run([](Worker &worker) { worker.stop(); });
}

void ListenerThread::readPage(int limit)
{
    run([limit](Worker &worker) { worker.readPage(limit); });
}

void ListenerThread::read(qint64 row)
{
    run([row](Worker &worker) { worker.read(row); });
}

void ListenerThread::replay(qint64 row, const QUrl &handler, const ReplayWish &wish,
                            SharedSecret secret)
{
    run([=, secret = std::move(secret)](Worker &worker) {
        worker.replay(row, handler, wish, secret);
    });
}

} // namespace coinpay
