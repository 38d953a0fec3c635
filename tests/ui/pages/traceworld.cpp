// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "traceworld.h"

#include "pages/advicecard.h"
#include "pages/traceresult.h"
#include "pages/tracestep.h"
#include "pages/tracetimeline.h"
#include "widgets/emptystate.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace coinpay::test {

namespace {

constexpr qint64 SecondMs = 1000;
constexpr qint64 MinuteMs = 60 * SecondMs;
constexpr qint64 ClaimMs = 60 * SecondMs;

OperationStep stepOf(const Operation &operation, OperationState state)
{
    OperationStep step;
    step.operationId = operation.id;
    step.state = state;
    return step;
}

} // namespace

TraceWorld::TraceWorld()
{
    std::mt19937 engine(3);
    invoice = randomInvoice(engine, 1);
    invoice.id = QStringLiteral("inv_01HV8QAAAAAAAAAAAAAAAA");
    invoice.reference = QStringLiteral("order_48392");
    invoice.amount = *Money::parse(u"25.00", QStringLiteral("USDT"));
    invoice.status = InvoiceStatus::Pending;
    invoice.statusText = QStringLiteral("pending");
    invoice.confirmations = 0;
    invoice.requiredConfirmations = 3;
    invoice.version = 1;
    invoice.requestId.clear();
    invoice.createdAt = invoice.updatedAt = fixture.clock.now();
}

void TraceWorld::open()
{
    TraceActions actions;
    actions.discover = [this](const QString &text) {
        discovered += text;
        return QtFuture::makeReadyFuture(discovery);
    };
    actions.ask = [this](const TraceFacts &) {
        ++asked;
        return QtFuture::makeReadyFuture(word);
    };
    actions.profile = QStringLiteral("Corner shop");
    page = std::make_unique<TracePage>(*fixture.store, fixture.clock, std::move(actions));
    page->resize(1042, 757);
    Freshness live;
    live.phase = Freshness::Phase::Live;
    live.asOf = fixture.clock.now();
    page->setFreshness(live);
    page->show();
    page->activateWindow();
    if (!QTest::qWaitForWindowExposed(page.get()))
        qFatal("the page did not come up");
    page->focusSearch();
}

void TraceWorld::learn(const Invoice &now, LearnedFrom from, const QString &eventId)
{
    ResourceUpdate update = seen(now, from, fixture.clock.now());
    if (!eventId.isEmpty()) {
        Event event;
        event.id = eventId;
        event.type = QStringLiteral("invoice.changed");
        event.resourceType = QStringLiteral("invoice");
        event.resourceId = now.id;
        event.previousStatus = m_statusBefore;
        event.status = now.statusText;
        event.occurredAt = now.updatedAt;
        event.requestId = now.requestId;
        event.version = now.version;
        update.event = event;
    }
    if (!got(fixture.store->apply({update})))
        qFatal("not applied");
    m_statusBefore = now.statusText;
}

void TraceWorld::logFeedRead(qint64 durationMs, bool wentWell)
{
    RequestLogEntry call;
    call.startedAt = fixture.clock.now();
    call.method = QStringLiteral("GET");
    call.target = QStringLiteral("/v1/events?after=evt_1");
    call.httpStatus = wentWell ? 200 : 0;
    call.outcome = wentWell ? QStringLiteral("ok") : QStringLiteral("connect");
    call.durationMs = durationMs;
    if (!got(fixture.store->logRequest(call)))
        qFatal("not logged");
}

void TraceWorld::tellStory()
{
    Store &store = *fixture.store;
    FixedClock &clock = fixture.clock;
    logFeedRead(SecondMs, true);
    clock.advance(MinuteMs);
    OperationDraft draft = createDraft(invoice.reference);
    draft.amount = invoice.amount;
    operation = *got(store.addOperation(draft));
    clock.advance(SecondMs);
    // Sent, and never answered.
    if (!got(store.claimOperation(operation.id, ClaimMs)))
        qFatal("not claimed");
    const UnixMs sentAt = clock.now();
    clock.advance(30 * SecondMs);
    OperationStep lost = stepOf(operation, OperationState::Unknown);
    lost.code = QStringLiteral("timeout");
    lost.message = QStringLiteral("No answer came in 30 s.");
    if (!got(store.stepOperation(lost)))
        qFatal("not stepped");
    clock.advance(12 * SecondMs);
    // Sent again, and answered with what had been stored.
    if (!got(store.claimOperation(operation.id, ClaimMs)))
        qFatal("not claimed");
    const UnixMs againAt = clock.now();
    clock.advance(SecondMs);
    OperationStep made = stepOf(operation, OperationState::Final);
    made.resultId = invoice.id;
    made.requestId = QStringLiteral("req_02");
    made.httpStatus = 201;
    made.replayed = true;
    if (!got(store.stepOperation(made)))
        qFatal("not stepped");
    invoice.createdAt = invoice.updatedAt = sentAt + SecondMs;
    invoice.requestId = QStringLiteral("req_01");
    learn(invoice, LearnedFrom::Answer);
    // Paid while the feed could not be read.
    clock.advance(MinuteMs);
    const UnixMs paidAt = clock.now() + MinuteMs;
    clock.advance(5 * MinuteMs);
    logFeedRead(SecondMs, false);
    clock.advance(10 * MinuteMs);
    logFeedRead(SecondMs, true);
    invoice.requestId.clear();
    invoice.version = 2;
    invoice.status = InvoiceStatus::Processing;
    invoice.statusText = QStringLiteral("processing");
    invoice.confirmations = 1;
    invoice.updatedAt = paidAt;
    learn(invoice, LearnedFrom::EventFeed, QStringLiteral("evt_02"));
    invoice.version = 3;
    invoice.status = InvoiceStatus::Paid;
    invoice.statusText = QStringLiteral("paid");
    invoice.confirmations = 3;
    invoice.amountPaid = invoice.amount;
    invoice.updatedAt = paidAt + 2 * MinuteMs;
    learn(invoice, LearnedFrom::EventFeed, QStringLiteral("evt_03"));
    // What the server would say.
    const auto sight = [&](const char *id, UnixMs when, bool replayed) {
        ServerSight one;
        one.requestId = QString::fromLatin1(id);
        one.method = QStringLiteral("POST");
        one.target = QStringLiteral("/v1/invoices");
        one.httpStatus = 201;
        one.idempotencyKey = operation.idempotencyKey;
        one.correlationId = operation.id;
        one.replayed = replayed;
        one.receivedAt = when;
        return one;
    };
    word.toldSights = true;
    word.sights = {sight("req_01", sentAt + SecondMs, false), sight("req_02", againAt, true)};
    const auto delivery = [&](int number, UnixMs when, int status, const char *failure) {
        TracedDelivery one;
        one.deliveryId = QStringLiteral("dlv_01");
        one.eventId = QStringLiteral("evt_03");
        one.url = QStringLiteral("https://shop.example/hook");
        one.number = number;
        one.attemptedAt = when;
        one.httpStatus = status;
        one.failure = QString::fromLatin1(failure);
        return one;
    };
    word.deliveries = QList{delivery(1, invoice.updatedAt + SecondMs, 0, "timeout"),
                            delivery(2, invoice.updatedAt + MinuteMs, 200, "")};
}

void TraceWorld::type(const QString &text) const
{
    page->focusSearch();
    QTest::keyClicks(&page->field(), text);
    // What is pressed next is meant for the answer to all of it.
    if (!QTest::qWaitFor([this] { return page->search().isAnswered(); }, 20'000))
        qFatal("no answer came");
}

void TraceWorld::press(int key) const
{
    QTest::keyClick(&page->field(), static_cast<Qt::Key>(key));
}

QString TraceWorld::face() const
{
    const auto *face = page->findChild<EmptyState *>();
    return face->isVisible() ? face->title() + u'\n' + face->text() : QString();
}

QStringList TraceWorld::timeline() const
{
    QStringList lines;
    for (const TraceStep *step : page->result().timeline()->steps()) {
        if (step->isVisibleTo(page.get()))
            lines +=
                QStringList{step->serverClock(), step->ourClock(), step->sentence()}.join(u' ');
    }
    return lines;
}

QString TraceWorld::advice() const
{
    const Advice &advice = page->result().advice()->advice();
    return advice.title + u'\n' + advice.text;
}

QPushButton *TraceWorld::button(const char *name) const
{
    const auto all = page->findChildren<QPushButton *>(QString::fromLatin1(name));
    const auto seen = std::ranges::find_if(all, &QWidget::isVisible);
    return seen == all.end() ? all.value(0) : *seen;
}

bool TraceWorld::showsResult() const
{
    return page->result().isVisible() && page->follower().trace().has_value();
}

} // namespace coinpay::test
