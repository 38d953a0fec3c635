// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/connection.h"
#include "sandbox/events/feed.h"
#include "sandbox/events/sender.h"
#include "sandbox/problem.h"
#include "sandbox/service/faults.h"
#include "sandbox/service/ratelimit.h"
#include "sandbox/service/recorder.h"
#include "sandbox/service/requestlog.h"
#include "sandbox/service/routes.h"

#include <QSet>
#include <QTimer>

#include <memory>
#include <set>

namespace coinpay::sandbox {

struct ServiceOptions
{
    int ratePer10s = 2000;
    qint64 blockIntervalMs = 5000; //!< on the books' clock; 0: blocks come by control calls only
    QString recordFile;            //!< empty: none
};

//! Takes requests, answers them, and lets time pass: blocks, expiries, jobs, webhooks. One thread.
class Service : public QObject
{
    Q_OBJECT
public:
    Service(Books &books, const Clock &real, const ServiceOptions &options,
            QObject *parent = nullptr);
    ~Service() override;

    void handle(const http::Request &request, const http::Responder &responder);
    //! The answer to what could not be read.
    [[nodiscard]] http::Response refusal(int status);
    //! Webhook receivers may use certificates of this authority.
    void trustReceivers(const QString &caFile) { m_sender.trust(caFile); }

    //! Something was changed from outside: wakes who waits for events, looks at what falls due
    //! next.
    void afterWork();

private:
    //! One request on its way to its answer.
    struct Exchange
    {
        http::Request request;
        http::Responder responder;
        RequestRecord record;
        qint64 beganAt = 0; //!< monotonic
        Identity identity;
        QByteArray caller; //!< whom its rate is counted for; empty on control calls
        std::optional<Fault> fault;
        bool holdsKey = false;
        QString oddity = {}; //!< a misbehaviour asked for that is no fault: for the recording
        QString location = {};
        bool secret = false;
    };
    using ExchangePtr = std::shared_ptr<Exchange>;

    struct Poll
    {
        ExchangePtr exchange;
        feed::Wish wish;
        quint64 number;
    };

    [[nodiscard]] bool isControl(const http::Request &request) const;
    void proceed(const ExchangePtr &exchange);
    void runControl(const ExchangePtr &exchange);
    void runApi(const ExchangePtr &exchange);
    void authenticate(Exchange &exchange, const Route &route);
    void serveRead(const ExchangePtr &exchange, const Route &route, const QStringList &ids);
    void serveWrite(const ExchangePtr &exchange, const Route &route, const QStringList &ids);
    void serveEvents(const ExchangePtr &exchange);
    bool replay(const ExchangePtr &exchange);
    void refuse(const ExchangePtr &exchange, const Problem &problem);
    [[nodiscard]] http::Response toResponse(const Exchange &exchange, const Answer &answer) const;
    void finish(const ExchangePtr &exchange, http::Response response);
    void log(Exchange &exchange, int status);

    void answerPolls();
    void endPoll(quint64 number);
    void finishPoll(const ExchangePtr &exchange, const feed::Wish &wish, Answer answer);
    void shuffle(const ExchangePtr &exchange, Answer &answer);

    void tick();
    void runDueJobs();
    void runJob(const Job &job);
    void mineDueBlocks();
    void scheduleTick();

    Books &m_books;
    ServiceOptions m_options;
    Faults m_faults;
    RateLimit m_rateLimit;
    Recorder m_recorder;
    WebhookSender m_sender;
    QTimer m_timer;
    std::vector<Poll> m_polls;
    QSet<QString> m_keysInUse;
    qint64 m_nextRequest;
    UnixMs m_nextBlock = 0;
    quint64 m_newsSeen = 0;
    quint64 m_nextPoll = 1;
};

} // namespace coinpay::sandbox
