// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/curl.h"
#include "cli/commands.h"
#include "cli/jsonrequests.h"
#include "cli/listing.h"
#include "cli/paging.h"
#include "cli/texts.h"
#include "core/text.h"
#include "core/timestamp.h"
#include "store/requestlog.h"

#include <QJsonArray>

namespace coinpay::cli {

namespace {

constexpr int RowsAtOnce = 200;

//! "404", "4xx" or "none" in a list with commas.
Done readStatuses(const QString &text, RequestQuery &query)
{
    for (const QString &word : text.split(u',')) {
        bool isNumber = false;
        const int status = word.toInt(&isNumber);
        if (word == u"2xx")
            query.classes.append(AnswerClass::Success);
        else if (word == u"4xx")
            query.classes.append(AnswerClass::Refused);
        else if (word == u"5xx")
            query.classes.append(AnswerClass::ServerAtFault);
        else if (word == u"none")
            query.classes.append(AnswerClass::None);
        else if (isNumber && status >= 100 && status <= 599 && !text.contains(u','))
            query.httpStatus = status;
        else
            return fail(usageError(
                Texts::tr("--status takes a status such as 404, or some of 2xx, 4xx, 5xx and none "
                          "with commas between them, not \"%1\".")
                    .arg(displayText(text))));
    }
    return {};
}

Result<std::optional<UnixMs>> timeFrom(const Arguments &arguments, const QString &option)
{
    if (!arguments.has(option))
        return std::optional<UnixMs>();
    const auto time = parseTimestamp(arguments.value(option));
    if (!time)
        return fail(
            usageError(Texts::tr("--%1 takes a time such as 2026-02-03T04:05:06Z, not \"%2\".")
                           .arg(option, displayText(arguments.value(option)))));
    return time;
}

Result<RequestQuery> queryFrom(const Arguments &arguments)
{
    RequestQuery query;
    if (arguments.has(QStringLiteral("status"))) {
        const Done read = readStatuses(arguments.value(QStringLiteral("status")), query);
        if (!read)
            return fail(read.error());
    }
    query.code = arguments.value(QStringLiteral("code"));
    query.path = arguments.value(QStringLiteral("path"));
    query.operationId = arguments.value(QStringLiteral("operation"));
    const auto from = timeFrom(arguments, QStringLiteral("since"));
    const auto to = timeFrom(arguments, QStringLiteral("until"));
    if (!from || !to)
        return fail(from ? to.error() : from.error());
    query.startedFrom = *from;
    query.startedTo = *to;
    return query;
}

QString statusText(const RequestLogEntry &entry)
{
    return entry.httpStatus == 0 ? QStringLiteral("-") : QString::number(entry.httpStatus);
}

QString milliseconds(const std::optional<qint64> &ms)
{
    return ms ? Texts::tr("%1 ms").arg(*ms) : QString();
}

void tellEntry(const Output &out, const RequestLogEntry &entry)
{
    const RequestTiming &timing = entry.timing;
    const bool isReused = timing.connection == RequestTiming::Connection::Reused;
    out.fields({
        {Texts::tr("Request"), entry.requestId},
        {Texts::tr("Sent", "label of a time"), formatTimestamp(entry.startedAt)},
        {Texts::tr("Call", "label of a method and a path"),
         entry.method + u' ' + displayText(entry.target)},
        {Texts::tr("Answer", "label of a status"),
         statusText(entry) + u' ' + displayText(entry.outcome)},
        {Texts::tr("Attempt", "label of a number"), QString::number(entry.attempt)},
        {Texts::tr("Operation"), entry.correlationId},
        {Texts::tr("Idempotency key"), entry.idempotencyKey},
        {Texts::tr("Resource"), entry.resourceId},
        {Texts::tr("Key", "label of a key's id"), entry.keyId},
        {Texts::tr("SHA-256 of the body"), QString::fromLatin1(entry.bodySha256)},
        {Texts::tr("DNS lookup"),
         isReused ? Texts::tr("connection reused") : milliseconds(timing.lookupMs)},
        {Texts::tr("TCP and TLS"),
         isReused ? Texts::tr("connection reused") : milliseconds(timing.connectMs)},
        {Texts::tr("Request sent", "label of a length of time"), milliseconds(timing.sendMs)},
        {Texts::tr("First byte", "label of a length of time"), milliseconds(timing.waitMs)},
        {Texts::tr("Rest of the answer", "label of a length of time"),
         milliseconds(timing.receiveMs)},
        {Texts::tr("In all", "label of a length of time"), milliseconds(entry.durationMs)},
    });
    const auto block = [&out](const QString &heading, const QString &text) {
        if (text.isEmpty() || out.isJson())
            return;
        out.text({});
        out.text(heading);
        out.text(text);
    };
    block(Texts::tr("What was signed:"), QString::fromUtf8(signedPayloadOf(entry)));
    block(Texts::tr("Headers of the request:"), entry.requestHeaders.join(u'\n'));
    block(Texts::tr("Headers of the answer:"), entry.answerHeaders.join(u'\n'));
}

Result<QList<RequestLogEntry>> findEntries(RequestLog &log, const QString &id)
{
    bool isRow = false;
    const qint64 row = id.toLongLong(&isRow);
    if (!isRow) {
        auto attempts = log.attemptsOf(id);
        if (!attempts || !attempts->isEmpty())
            return attempts;
    }
    const auto one = isRow ? log.entry(row) : log.byRequestId(id);
    if (!one && one.error().kind == ErrorKind::NotFound) {
        Error error = one.error();
        error.message =
            Texts::tr("The request log has no request, operation or row \"%1\". It keeps what was "
                      "sent from here, the newest 200,000 calls.")
                .arg(displayText(id));
        return fail(error);
    }
    if (!one)
        return fail(one.error());
    return QList{*one};
}

//! The other attempts of the call that an attempt is of: a read is tried again by itself.
void tellOthers(const Output &out, const QList<RequestLogEntry> &attempts, qint64 row)
{
    if (attempts.size() < 2 || out.isJson())
        return;
    out.text({});
    out.text(Texts::tr("All attempts of this call:"));
    for (const RequestLogEntry &entry : attempts) {
        const QString mark = entry.row == row ? QStringLiteral("*") : QStringLiteral(" ");
        out.text(QStringLiteral("%1 %2  %3  %4 %5  %6")
                     .arg(mark, QString::number(entry.attempt), formatTimestamp(entry.startedAt),
                          statusText(entry), displayText(entry.outcome),
                          entry.requestId.isEmpty() ? QStringLiteral("-") : entry.requestId));
    }
}

QJsonArray rowsOf(const QList<RequestLogEntry> &attempts)
{
    QJsonArray rows;
    for (const RequestLogEntry &entry : attempts)
        rows.append(entry.row);
    return rows;
}

Result<QList<api::SeenRequest>> askAbout(Session &session, Desk &desk, const RequestLogEntry &entry)
{
    if (entry.requestId.isEmpty() && entry.idempotencyKey.isEmpty())
        return fail(usageError(Texts::tr(
            "It bears neither a request id nor an idempotency key to ask the server by.")));
    if (entry.requestId.isEmpty())
        return session.waiter.answer(desk.findRequests(entry.idempotencyKey));
    const auto seen = session.waiter.answer(desk.fetchRequest(entry.requestId));
    if (!seen && seen.error().kind == ErrorKind::NotFound)
        return QList<api::SeenRequest>();
    if (!seen)
        return fail(seen.error());
    return QList{*seen};
}

void tellSeen(const Output &out, const RequestLogEntry &entry, const api::SeenRequest *seen)
{
    if (out.isJson())
        return;
    out.text({});
    if (!seen) {
        out.text(Texts::tr("As far as the server's record goes, this request never arrived."));
        return;
    }
    out.text(Texts::tr("The server received it at %1 and answered %2.", "a time, a status")
                 .arg(formatTimestamp(seen->receivedAt))
                 .arg(seen->status));
    for (const api::SeenPoint &point : api::compared(entry, *seen)) {
        if (point.differs)
            out.text(Texts::tr("They differ: here \"%1\", the server \"%2\".")
                         .arg(displayText(point.ours), displayText(point.theirs)));
    }
}

QString curlOf(Desk &desk, const RequestLogEntry &entry)
{
    api::CurlContext context{desk.profile().url, !desk.profile().caPem.isEmpty(), {}};
    const auto operation = desk.reader().operation(entry.correlationId);
    if (operation && operation->bodySha256 == entry.bodySha256)
        context.body = operation->request.body;
    return api::curlText(entry, context);
}

QStringList row(const RequestLogEntry &entry)
{
    return {formatTimestamp(entry.startedAt),
            statusText(entry),
            displayText(entry.outcome),
            entry.method,
            displayText(entry.target),
            QString::number(entry.attempt),
            QString::number(entry.durationMs),
            entry.requestId,
            entry.correlationId,
            QString::number(entry.row)};
}

} // namespace

ExitCode listRequests(Session &session)
{
    const auto limit = limitOf(session.arguments);
    const auto query = queryFrom(session.arguments);
    if (!limit || !query)
        return session.out.error(limit ? query.error() : limit.error());
    auto open = OpenDesk::openOffline(session);
    if (!open)
        return open.error();
    const auto log = RequestLog::open(open->desk().store().profileDir());
    if (!log)
        return session.out.error(log.error());
    Listing listing(session.out);
    qint64 told = 0;
    qint64 before = 0;
    while (*limit == 0 || told < *limit) {
        const qint64 left = *limit == 0 ? RowsAtOnce : qMin<qint64>(RowsAtOnce, *limit - told);
        const auto page = (*log)->attemptPage(*query, before, static_cast<int>(left));
        if (!page)
            return session.out.error(page.error());
        for (const RequestLogEntry &entry : *page) {
            listing.add([&] { return toJson(entry); }, [&] { return row(entry); });
            before = entry.row;
        }
        told += page->size();
        if (page->size() < left)
            break;
    }
    return listing.end({Texts::tr("SENT"), Texts::tr("STATUS"), Texts::tr("CODE"),
                        Texts::tr("METHOD"), Texts::tr("PATH"), Texts::tr("TRY", "a heading"),
                        Texts::tr("MS", "a heading: milliseconds"), Texts::tr("REQUEST"),
                        Texts::tr("OPERATION"), Texts::tr("ROW", "a heading: of the log")},
                       {1, 5, 6, 9});
}

ExitCode getRequest(Session &session)
{
    const bool isCurl = session.arguments.has(QStringLiteral("curl"));
    const bool isAsked = session.arguments.has(QStringLiteral("ask-server"));
    if (isCurl && (isAsked || session.arguments.json))
        return session.out.error(
            usageError(Texts::tr("--curl prints a script and nothing else: it goes neither with "
                                 "--json nor with --ask-server.")));
    auto open = OpenDesk::openOffline(session);
    if (!open)
        return open.error();
    const auto log = RequestLog::open(open->desk().store().profileDir());
    if (!log)
        return session.out.error(log.error());
    const auto entries = findEntries(**log, session.arguments.subject);
    if (!entries)
        return session.out.error(entries.error());
    if (isCurl) {
        session.out.text(curlOf(open->desk(), entries->last()).trimmed());
        return ExitCode::Ok;
    }
    if (isAsked) {
        const Done connected = open->connectForCalls(session);
        if (!connected)
            return session.out.error(connected.error());
    }
    // More than one are all attempts of an operation already.
    const auto attempts = entries->size() == 1 ? (*log)->attemptsOfCall(entries->first()) : entries;
    if (!attempts)
        return session.out.error(attempts.error());
    for (const RequestLogEntry &entry : *entries) {
        QJsonObject json = toJson(entry);
        tellEntry(session.out, entry);
        json.insert(QStringLiteral("attempt_rows"), rowsOf(*attempts));
        if (entries->size() == 1)
            tellOthers(session.out, *attempts, entry.row);
        if (isAsked) {
            const auto seen = askAbout(session, open->desk(), entry);
            if (!seen)
                return session.out.error(seen.error());
            const api::SeenRequest *nearest = api::nearest(entry, *seen);
            json.insert(QStringLiteral("server"), nearest ? QJsonValue(toJson(entry, *nearest))
                                                          : QJsonValue(QJsonValue::Null));
            tellSeen(session.out, entry, nearest);
        }
        session.out.object(json);
    }
    return ExitCode::Ok;
}

} // namespace coinpay::cli
