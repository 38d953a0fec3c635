// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/storypicture.h"

#include <QHash>
#include <QTime>

namespace coinpay::test {

namespace {

constexpr UnixMs Midnight = 1'770'076'800'000; // 2026-02-03T00:00:00Z

//! One line, its words sorted.
struct Line
{
    UnixMs ours = 0;
    UnixMs servers = 0;
    QString verb;
    QStringList plain;
    QHash<QString, QString> named;

    [[nodiscard]] int httpStatus(qsizetype at) const { return plain.value(at).toInt(); }
};

Line lineOf(const QString &text)
{
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    Line line;
    line.ours = timeOf(words.takeFirst());
    line.servers = timeOf(words.takeFirst());
    line.verb = words.takeFirst();
    for (const QString &word : std::as_const(words)) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 0)
            line.plain += word;
        else
            line.named.insert(word.left(equals), word.mid(equals + 1));
    }
    return line;
}

TracedOperation &operationIn(TraceFacts &facts)
{
    if (facts.operations.isEmpty()) {
        TracedOperation traced;
        traced.operation.id = QStringLiteral("op_1");
        traced.operation.idempotencyKey = QStringLiteral("ik_1");
        traced.operation.state = OperationState::Final;
        facts.operations += traced;
    }
    return facts.operations.first();
}

Attempt attemptOf(const Line &line)
{
    Attempt attempt;
    attempt.operationId = QStringLiteral("op_1");
    attempt.number = line.plain.value(0).toInt();
    attempt.startedAt = line.ours;
    attempt.finishedAt = timeOf(line.named.value(QStringLiteral("until")));
    attempt.httpStatus = line.httpStatus(1);
    if (attempt.httpStatus == 0)
        attempt.code = line.plain.value(1);
    attempt.requestId = line.plain.value(2);
    attempt.replayed = line.plain.contains(QStringLiteral("replayed"));
    return attempt;
}

Transition transitionOf(const Line &line)
{
    Transition step;
    step.resourceId = line.named.value(QStringLiteral("of"), QStringLiteral("inv_1"));
    step.version = line.plain.value(0).toLongLong();
    step.toStatus = line.plain.value(1);
    step.occurredAt = line.servers;
    step.learnedAt = line.ours;
    step.learnedFrom =
        learnedFromFromName(line.named.value(QStringLiteral("from"), QStringLiteral("event_feed")));
    step.requestId = line.named.value(QStringLiteral("req"));
    step.eventId = line.named.value(QStringLiteral("evt"));
    const QStringList confirmations = line.named.value(QStringLiteral("conf")).split(u'/');
    if (confirmations.size() == 2) {
        step.confirmations = confirmations[0].toInt();
        step.requiredConfirmations = confirmations[1].toInt();
    }
    return step;
}

RequestLogEntry readOf(const Line &line)
{
    RequestLogEntry call;
    call.startedAt = line.ours;
    call.durationMs = timeOf(line.named.value(QStringLiteral("until"))) - line.ours;
    call.method = QStringLiteral("GET");
    call.target = QStringLiteral("/v1/events");
    call.outcome = line.plain.value(0);
    return call;
}

void addSight(TraceFacts &facts, const Line &line)
{
    ServerSight sight;
    sight.requestId = line.plain.value(0);
    sight.method = QStringLiteral("POST");
    sight.target = QStringLiteral("/v1/invoices");
    sight.httpStatus = line.httpStatus(1);
    sight.replayed = line.plain.contains(QStringLiteral("replayed"));
    sight.idempotencyKey = QStringLiteral("ik_1");
    sight.correlationId = QStringLiteral("op_1");
    sight.receivedAt = line.servers;
    facts.serverSaw = facts.serverSaw.value_or(QList<ServerSight>()) << sight;
}

void addDelivery(TraceFacts &facts, const Line &line)
{
    TracedDelivery delivery;
    delivery.deliveryId = line.plain.value(0);
    delivery.httpStatus = line.httpStatus(1);
    delivery.failure = delivery.httpStatus == 0 ? line.plain.value(1) : QString();
    delivery.number = line.plain.value(2).toInt();
    delivery.eventId = line.named.value(QStringLiteral("evt"));
    delivery.url = QStringLiteral("https://shop.example/hook");
    delivery.attemptedAt = line.servers;
    facts.deliveries = facts.deliveries.value_or(QList<TracedDelivery>()) << delivery;
}

void addLine(TraceFacts &facts, const Line &line)
{
    if (line.verb == QLatin1String("asked")) {
        operationIn(facts).operation.createdAt = line.ours;
    } else if (line.verb == QLatin1String("sent")) {
        TracedOperation &traced = operationIn(facts);
        traced.attempts += attemptOf(line);
        traced.operation.attempts = static_cast<int>(traced.attempts.size());
        traced.operation.resultId = QStringLiteral("inv_1");
    } else if (line.verb == QLatin1String("became")) {
        Transition step = transitionOf(line);
        if (!facts.transitions.isEmpty() && facts.transitions.last().resourceId == step.resourceId)
            step.fromStatus = facts.transitions.last().toStatus;
        facts.transitions += step;
    } else if (line.verb == QLatin1String("read")) {
        facts.feedReads += readOf(line);
        facts.logBegins = qMin(facts.logBegins.value_or(line.ours), line.ours);
    } else if (line.verb == QLatin1String("saw")) {
        addSight(facts, line);
    } else if (line.verb == QLatin1String("webhook")) {
        addDelivery(facts, line);
    } else if (line.verb == QLatin1String("state")) {
        Operation &operation = operationIn(facts).operation;
        operation.state = operationStateFromName(line.plain.value(0)).value();
        operation.updatedAt = line.ours;
    } else {
        qFatal("no such line: %s", qPrintable(line.verb));
    }
}

void describe(TraceFacts &facts)
{
    for (const Transition &step : std::as_const(facts.transitions)) {
        if (step.resourceId != facts.subject.id)
            continue;
        Invoice invoice;
        invoice.id = facts.subject.id;
        invoice.statusText = step.toStatus;
        invoice.status = invoiceStatusFromName(step.toStatus);
        invoice.version = step.version;
        facts.resource = invoice;
    }
}

QString clockText(UnixMs time)
{
    return time == 0 ? QStringLiteral("-       ")
                     : QTime::fromMSecsSinceStartOfDay(static_cast<int>(time - Midnight))
                           .toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

UnixMs timeOf(const QString &text)
{
    const QTime time = QTime::fromString(text, QStringLiteral("HH:mm:ss"));
    return time.isValid() ? Midnight + time.msecsSinceStartOfDay() : 0;
}

TraceFacts factsOf(const QString &picture)
{
    TraceFacts facts;
    facts.subject = {FoundKind::Invoice, QStringLiteral("inv_1"), FoundBy::Id, {}};
    for (const QString &text : picture.split(u'\n', Qt::SkipEmptyParts)) {
        if (!text.trimmed().isEmpty())
            addLine(facts, lineOf(text));
    }
    describe(facts);
    return facts;
}

QString pictureOf(const Trace &trace)
{
    QString picture;
    for (const TraceEntry &entry : trace.entries) {
        QStringList words{clockText(entry.ourAt), clockText(entry.serverAt),
                          QString(traceEntryKindName(entry.kind))};
        if (entry.number > 0)
            words += QString::number(entry.number);
        if (entry.kind == TraceEntryKind::Change || entry.kind == TraceEntryKind::Gap)
            words += entry.sentence;
        else if (entry.kind == TraceEntryKind::Attempt)
            words += entry.httpStatus != 0 ? QString::number(entry.httpStatus) : entry.code;
        else if (entry.httpStatus != 0)
            words += QString::number(entry.httpStatus);
        for (const QString &id : {entry.requestId, entry.eventId, entry.deliveryId})
            words += id;
        words.removeAll(QString());
        if (entry.replayed)
            words += QStringLiteral("replayed");
        picture += words.join(u' ') + u'\n';
    }
    return picture;
}

} // namespace coinpay::test
