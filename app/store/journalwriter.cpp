// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journalwriter.h"

#include "store/operationrow.h"
#include "store/processname.h"
#include "store/sqlite/failure.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace coinpay::store {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("coinpay::store", text);
}

Refusal refusal(ErrorKind kind, const QString &sentence)
{
    return Refusal(Error{kind, sentence, {}, {}, 0, {}, {}});
}

Refusal noSuchOperation(const QString &id)
{
    //: %1 is an operation's id
    return refusal(ErrorKind::NotFound, tr("There is no operation %1.").arg(id));
}

//! The server has spoken: such a step counts whoever is sending now.
bool isConclusive(OperationState state)
{
    switch (state) {
    case OperationState::Accepted:
    case OperationState::Settling:
    case OperationState::Final:
    case OperationState::Failed:
    case OperationState::Rejected: return true;
    case OperationState::Queued:
    case OperationState::InFlight:
    case OperationState::Unknown:
    case OperationState::NeedsPerson: return false;
    }
    return false;
}

} // namespace

JournalWriter::JournalWriter(const Clock &clock, RandomSource &random)
    : m_clock(clock)
    , m_random(random)
    , m_owner(newId(QLatin1String("own_"), clock, random))
    , m_process(thisProcess())
    , m_person(thisPerson())
{
}

Operation JournalWriter::add(Connection &connection, const OperationDraft &draft)
{
    if (draft.method.isEmpty() || !draft.target.startsWith('/'))
        throw refusal(ErrorKind::InvalidInput, tr("An operation needs a method and a target."));
    Operation operation;
    operation.id = newId(QLatin1String("op_"), m_clock, m_random);
    operation.idempotencyKey = newId(QLatin1String("ik_"), m_clock, m_random);
    operation.request = draft;
    operation.bodySha256 = QCryptographicHash::hash(draft.body, QCryptographicHash::Sha256).toHex();
    operation.createdAt = operation.updatedAt = operation.nextAttemptAt = m_clock.now();
    Query query = connection.query(
        "INSERT INTO operations (id, idempotency_key, kind, method, target, body, body_sha256, "
        "resource_type, resource_id, reference, amount, asset, state, created_at, updated_at, "
        "next_attempt_at, network, counterparty, batch_id, seen_version) "
        "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?14,?14,?15,?16,?17,?18)");
    query.bindAll(operation.id, operation.idempotencyKey, QString(operationKindName(draft.kind)));
    query.bindText(4, draft.method).bindText(5, draft.target).bindBlob(6, draft.body);
    query.bindText(7, operation.bodySha256).bind(8, draft.resourceType).bind(9, draft.resourceId);
    query.bind(10, draft.reference);
    if (draft.amount)
        query.bind(11, draft.amount->toDecimal()).bind(12, draft.amount->asset());
    query.bind(13, QString(operationStateName(operation.state))).bind(14, operation.createdAt);
    query.bind(15, draft.network).bind(16, draft.counterparty).bind(17, draft.batchId);
    query.bind(18, draft.seenVersion);
    query.run();
    return operation;
}

bool JournalWriter::isHeld(Connection &connection, const QString &id)
{
    Query query = connection.query(
        "SELECT claim_process, claim_until FROM operations WHERE id = ? AND state = 'in_flight'");
    query.bindAll(id);
    return query.step() && query.number(1) > m_clock.now() && mayBeAlive(query.text(0));
}

QString JournalWriter::nextFree(Connection &connection)
{
    QStringList inFlight;
    {
        Query query = connection.query(
            "SELECT id FROM operations WHERE state = 'in_flight' ORDER BY claim_until");
        while (query.step())
            inFlight += query.text(0);
    }
    for (const QString &id : std::as_const(inFlight)) {
        if (!isHeld(connection, id))
            return id;
    }
    Query query = connection.query(
        "SELECT id FROM operations WHERE state IN ('queued', 'unknown', 'needs_person') "
        "AND next_attempt_at > 0 AND (next_attempt_at <= ?1 OR next_attempt_at > ?2) " // isDue()
        "ORDER BY next_attempt_at, id LIMIT 1");
    query.bindAll(m_clock.now(), m_clock.now() + LongestPauseMs);
    return query.step() ? query.text(0) : QString();
}

std::optional<Operation> JournalWriter::claimDue(Connection &connection, qint64 claimMs)
{
    const QString id = nextFree(connection);
    if (id.isEmpty())
        return {};
    return claim(connection, id, claimMs);
}

std::optional<Operation> JournalWriter::claim(Connection &connection, const QString &id,
                                              qint64 claimMs)
{
    std::optional<Operation> operation = findOperation(connection, id);
    if (!operation)
        throw noSuchOperation(id);
    // An attempt nobody is making any more: what became of it is unknown.
    if (operation->state == OperationState::InFlight) {
        if (isHeld(connection, id))
            return {};
        operation->state = OperationState::Unknown;
    }
    if (!isPossibleStep(operation->state, OperationState::InFlight))
        return {};
    return take(connection, *std::move(operation), claimMs);
}

Operation JournalWriter::take(Connection &connection, Operation operation, qint64 claimMs)
{
    const UnixMs now = m_clock.now();
    operation.state = OperationState::InFlight;
    operation.attempts += 1;
    operation.updatedAt = now;
    operation.firstSentAt = operation.firstSentAt == 0 ? now : operation.firstSentAt;
    operation.nextAttemptAt = 0;
    connection
        .query("UPDATE operations SET state = 'in_flight', attempts = ?2, updated_at = ?3, "
               "first_sent_at = ?4, next_attempt_at = 0, claim_owner = ?5, claim_process = ?6, "
               "claim_until = ?7 WHERE id = ?1")
        .bindAll(operation.id, operation.attempts, now, operation.firstSentAt, m_owner, m_process,
                 now + claimMs)
        .run();
    connection.query("INSERT INTO attempts (operation_id, number, started_at) VALUES (?, ?, ?)")
        .bindAll(operation.id, operation.attempts, now)
        .run();
    m_attempts.insert(operation.id, operation.attempts);
    return operation;
}

bool JournalWriter::isTakenOver(Connection &connection, const QString &id)
{
    Query query =
        connection.query("SELECT claim_owner FROM operations WHERE id = ? AND state = 'in_flight'");
    query.bindAll(id);
    return query.step() && query.text(0) != m_owner;
}

void JournalWriter::endAttempt(Connection &connection, const Operation &operation,
                               const OperationStep &step)
{
    const int number =
        m_attempts.contains(operation.id) ? m_attempts.take(operation.id) : operation.attempts;
    connection
        .query("UPDATE attempts SET finished_at = ?3, http_status = ?4, code = ?5, message = ?6, "
               "request_id = ?7, replayed = ?8 WHERE operation_id = ?1 AND number = ?2")
        .bindAll(operation.id, number, m_clock.now(), step.httpStatus, step.code, step.message,
                 step.requestId, step.replayed ? 1 : 0)
        .run();
}

void JournalWriter::step(Connection &connection, const OperationStep &step)
{
    const std::optional<Operation> operation = findOperation(connection, step.operationId);
    if (!operation)
        throw noSuchOperation(step.operationId);
    if (step.state == OperationState::InFlight || !isPossibleStep(operation->state, step.state)) {
        //: %1 is an operation's id, %2 and %3 are states as stored, e.g. "queued"
        throw refusal(ErrorKind::StorageFault,
                      tr("The operation %1 cannot go from %2 to %3.")
                          .arg(step.operationId, operationStateName(operation->state),
                               operationStateName(step.state)));
    }
    const bool takenOver = isTakenOver(connection, step.operationId);
    if (step.endsAttempt)
        endAttempt(connection, *operation, step);
    // We took too long and somebody else is sending it now: only a word of the server ends that.
    if (takenOver && !isConclusive(step.state))
        return;
    connection
        .query("UPDATE operations SET state = ?2, updated_at = ?3, next_attempt_at = ?4, "
               "result_id = CASE WHEN ?2 = 'needs_person' THEN ?5 "
               "ELSE coalesce(nullif(?5, ''), result_id) END, "
               "request_id = coalesce(nullif(?6, ''), request_id), "
               "http_status = CASE WHEN ?10 THEN ?7 ELSE http_status END, code = ?8, "
               "message = ?9, claim_owner = '', claim_process = '', claim_until = 0 WHERE id = ?1")
        .bindAll(step.operationId, QString(operationStateName(step.state)), m_clock.now(),
                 step.nextAttemptAt, step.resultId, step.requestId, step.httpStatus, step.code,
                 step.message, step.endsAttempt || step.httpStatus != 0 ? 1 : 0)
        .run();
}

void JournalWriter::move(Connection &connection, const Operation &operation,
                         const OperationStep &word)
{
    connection
        .query("UPDATE operations SET state = ?2, updated_at = ?3, next_attempt_at = ?4, "
               "result_id = coalesce(nullif(?5, ''), result_id), code = ?6, message = ?7, "
               "person_at = ?3, person_by = ?8 WHERE id = ?1")
        .bindAll(operation.id, QString(operationStateName(word.state)), m_clock.now(),
                 word.nextAttemptAt, word.resultId, word.code, word.message, m_person)
        .run();
}

Operation JournalWriter::stop(Connection &connection, const QString &id)
{
    std::optional<Operation> operation = findOperation(connection, id);
    if (!operation)
        throw noSuchOperation(id);
    if (operation->state != OperationState::Queued) {
        throw refusal(ErrorKind::Refused,
                      isOver(operation->state)
                          ? tr("This is over already; there is nothing to stop.")
                          : tr("This may have reached the server already, so it cannot be stopped "
                               "any more. It goes on until its outcome is known."));
    }
    OperationStep word;
    word.state = OperationState::Rejected;
    word.code = QStringLiteral("stopped");
    word.message = tr("It was stopped here before anything came of it.");
    move(connection, *operation, word);
    return *std::move(operation);
}

void JournalWriter::decide(Connection &connection, const QString &id, bool happened,
                           const QString &resourceId, const QString &note)
{
    const std::optional<Operation> operation = findOperation(connection, id);
    if (!operation)
        throw noSuchOperation(id);
    if (operation->state != OperationState::NeedsPerson) {
        throw refusal(ErrorKind::Refused, tr("This does not wait for a decision any more. Look at "
                                             "what became of it."));
    }
    OperationStep word;
    word.state = happened ? OperationState::Final : OperationState::Rejected;
    if (happened && !resourceId.isEmpty()) {
        word.state = OperationState::Accepted;
        word.nextAttemptAt = m_clock.now(); // its resource is looked at next
    }
    word.resultId = resourceId;
    word.code = decidedCode();
    word.message = note;
    move(connection, *operation, word);
}

void JournalWriter::dealWith(Connection &connection, const QString &id)
{
    const std::optional<Operation> operation = findOperation(connection, id);
    if (!operation)
        throw noSuchOperation(id);
    const bool didNotHappen =
        operation->state == OperationState::Failed || operation->state == OperationState::Rejected;
    if (!didNotHappen)
        throw refusal(ErrorKind::Refused, tr("Only what failed or was refused is put aside."));
    if (endedByPerson(*operation))
        return; // the first word counts
    // After what it is a word on, whatever the clock says.
    connection.query("UPDATE operations SET person_at = ?2, person_by = ?3 WHERE id = ?1")
        .bindAll(id, qMax(m_clock.now(), operation->updatedAt), m_person)
        .run();
}

void JournalWriter::saveDraft(Connection &connection, const QString &form, const QByteArray &fields)
{
    if (fields.isEmpty()) {
        connection.query("DELETE FROM drafts WHERE form = ?").bindAll(form).run();
        return;
    }
    Query query = connection.query(
        "INSERT INTO drafts (form, fields, updated_at) VALUES (?1, ?2, ?3) ON CONFLICT (form) "
        "DO UPDATE SET fields = excluded.fields, updated_at = excluded.updated_at");
    query.bind(1, form).bindBlob(2, fields).bind(3, m_clock.now());
    query.run();
}

} // namespace coinpay::store
