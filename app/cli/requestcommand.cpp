// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// "request METHOD PATH": the console at a terminal, by the same rules as the window's.
#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/input.h"
#include "cli/operationcommand.h"
#include "cli/texts.h"
#include "console/history.h"
#include "console/operation.h"
#include "core/text.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace coinpay::cli {

namespace {

//! Of a file; how much of it may be sent is checked with the rest.
constexpr qsizetype MostRead = 1024 * 1024;

struct Asked
{
    console::ConsoleRequest request;
    console::MatchedCall matched;
};

Result<Asked> askedFor(const Arguments &arguments)
{
    Asked asked;
    asked.request.method = arguments.subjects.value(0).toUpper().toUtf8();
    asked.request.target = arguments.subjects.value(1).toUtf8();
    const auto matched = console::matchCall(asked.request.method, asked.request.target);
    if (!matched)
        return fail(usageError(matched.error().message));
    asked.matched = *matched;
    if (arguments.has(QStringLiteral("body"))) {
        auto body = readInput(arguments.value(QStringLiteral("body")), MostRead);
        if (!body)
            return fail(body.error());
        asked.request.body = *std::move(body);
    }
    const Done good = console::checkBody(*matched->call, asked.request.body);
    if (!good)
        return fail(usageError(good.error().message));
    return asked;
}

QJsonValue jsonBody(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject())
        return document.object();
    if (document.isArray())
        return document.array();
    return QString::fromUtf8(body);
}

//! What came back, with --json as one object, else the body laid out on standard output and the
//! rest beside it.
void tellAnswer(const Output &out, const HttpAnswer &answer)
{
    QJsonArray headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(QString(displayText(QString::fromUtf8(name)) + QStringLiteral(": ") +
                               displayText(QString::fromUtf8(value))));
    const QString requestId = QString::fromUtf8(headerValue(answer.headers, "X-Request-Id"));
    out.object({
        {QStringLiteral("status"), answer.status},
        {QStringLiteral("request_id"), displayText(requestId)},
        {QStringLiteral("duration_ms"), answer.durationMs},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("body"), jsonBody(answer.body)},
    });
    if (out.isJson())
        return;
    out.note(Texts::tr("Status %1, request %2", "%1 a status, %2 an id")
                 .arg(answer.status)
                 .arg(displayText(requestId)));
    const QByteArray body = console::prettyJson(answer.body).value_or(answer.body);
    for (const QString &line : QString::fromUtf8(body).split(u'\n'))
        out.text(displayText(line, line.size() + 1));
}

void remember(Session &session, Desk &desk, console::Visit visit)
{
    visit.at = session.clock.now();
    const auto kept = desk.reader().draft(console::historyName());
    const auto visits =
        console::withVisit(console::historyFrom(kept.value_or(QByteArray())), visit);
    // A history that could not be kept is no reason to fail a call that was made.
    (void)session.waiter.result(
        desk.store().saveDraft(console::historyName(), console::historyBytes(visits)));
}

ExitCode read(Session &session, const Asked &asked)
{
    auto open = OpenDesk::openOffline(session);
    if (!open)
        return open.error();
    const Done connected = open->connectForCalls(session);
    if (!connected)
        return session.out.error(connected.error());
    const auto answer = session.waiter.answer(open->desk().readRaw(asked.request.target));
    console::Visit visit;
    visit.method = QString::fromLatin1(asked.request.method);
    visit.target = QString::fromUtf8(asked.request.target);
    if (answer) {
        visit.httpStatus = answer->status;
        visit.requestId = QString::fromUtf8(headerValue(answer->headers, "X-Request-Id"));
    }
    remember(session, open->desk(), visit);
    if (!answer)
        return session.out.error(answer.error());
    tellAnswer(session.out, *answer);
    if (answer->status < 400)
        return ExitCode::Ok;
    return answer->status < 500 ? ExitCode::Refused : ExitCode::Network;
}

Result<OperationDraft> draftFor(Session &session, Desk &desk, const Asked &asked)
{
    const auto fetch = [&](const QString &id) {
        return session.waiter.answer(desk.fetchEscrow(id));
    };
    return console::operationFor(asked.matched, asked.request, {fetch, desk.acceptedNets()});
}

QStringList sentencesFor(const Asked &asked, const OperationDraft &draft)
{
    QStringList sentences{Texts::tr("%1 %2: %3", "a method, a path, what it does")
                              .arg(QString::fromLatin1(draft.method),
                                   displayText(QString::fromLatin1(draft.target)),
                                   displayText(asked.matched.call->summary))};
    if (draft.amount)
        sentences.append(Texts::tr("Amount: %1").arg(moneyText(*draft.amount)));
    if (!draft.counterparty.isEmpty())
        sentences.append(
            Texts::tr("To: %1", "who gets the money").arg(displayText(draft.counterparty)));
    return sentences;
}

//! Asks as a form would; whatever is written through here, not only money.
std::optional<ExitCode> consentTo(Session &session, const Asked &asked, const OperationDraft &draft)
{
    return tellOrAsk(session, {draft}, sentencesFor(asked, draft),
                     movesMoney(draft.kind)
                         ? QString()
                         : Texts::tr("This changes something on the server. Without a terminal "
                                     "to ask at, say --yes."));
}

ExitCode write(Session &session, const Asked &asked)
{
    std::optional<ExitCode> stopped;
    const ExitCode code = runOperation(session, [&](Desk &desk) -> Result<Operation> {
        const auto draft = draftFor(session, desk, asked);
        if (!draft)
            return fail(draft.error());
        stopped = consentTo(session, asked, *draft);
        if (stopped)
            return fail(notAskedFor());
        // The answer may be quicker than the word that the row is written.
        auto own = std::make_shared<QString>();
        auto early = std::make_shared<QHash<QString, HttpAnswer>>();
        QObject::connect(&desk, &Desk::operationAnswered, &session.waiter,
                         [&session, own, early](const QString &answered, const HttpAnswer &answer) {
                             if (answered == *own)
                                 tellAnswer(session.out, answer);
                             else if (own->isEmpty())
                                 early->insert(answered, answer);
                         });
        auto operation = session.waiter.answer(desk.journalCall(*draft));
        if (!operation)
            return fail(operation.error());
        *own = operation->id;
        if (early->contains(*own))
            tellAnswer(session.out, early->value(*own));
        console::Visit visit;
        visit.method = QString::fromLatin1(asked.request.method);
        visit.target = QString::fromUtf8(asked.request.target);
        visit.operationId = operation->id;
        remember(session, desk, visit);
        return operation;
    });
    return stopped.value_or(code);
}

} // namespace

ExitCode sendRequest(Session &session)
{
    const auto asked = askedFor(session.arguments);
    if (!asked)
        return session.out.error(asked.error());
    return asked->matched.call->isRead() ? read(session, *asked) : write(session, *asked);
}

} // namespace coinpay::cli
