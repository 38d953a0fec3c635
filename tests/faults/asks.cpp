// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/asks.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

namespace coinpay::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int FundedAtOnce = 12;
//! More than any of the networks asks for.
constexpr int EnoughBlocks = 40;
//! An address that nobody of the sandbox has: EIP-55, "Test Cases".
const QString payee = u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s;

QString escrowPath(const Ask &ask, QLatin1String what)
{
    return u"/v1/escrows/"_s + ask.subject + u'/' + what;
}

QLatin1String actionPath(OperationKind kind)
{
    return kind == OperationKind::ReleaseEscrow  ? "releases"_L1
           : kind == OperationKind::RefundEscrow ? "refunds"_L1
                                                 : "disputes"_L1;
}

QString text(const QJsonObject &object, QLatin1String member)
{
    return object.value(member).toString();
}

bool bears(const QJsonObject &object, QLatin1String member, const QString &value)
{
    return text(object, member) == value;
}

//! The sandbox's own call, with a new token when the old one has run out.
QJsonObject called(SandboxProcess &sandbox, const char *method, const QString &target,
                   const QJsonObject &body = {})
{
    constexpr int Unauthorized = 401;
    const SandboxAnswer answer = sandbox.call(method, target, body);
    if (answer.status != Unauthorized)
        return answer.json();
    sandbox.forgetToken();
    return sandbox.call(method, target, body).json();
}

QJsonObject endpointOf(SandboxProcess &sandbox, const QString &id)
{
    for (const QJsonObject &endpoint : wholeList(sandbox, u"/v1/webhook_endpoints"_s)) {
        if (bears(endpoint, "id"_L1, id))
            return endpoint;
    }
    return {};
}

} // namespace

QList<QJsonObject> wholeList(SandboxProcess &sandbox, const QString &target)
{
    QList<QJsonObject> all;
    QString cursor;
    const QChar joint = target.contains(u'?') ? u'&' : u'?';
    do {
        const QJsonObject page =
            called(sandbox, "GET", target + joint + u"limit=200&cursor="_s + cursor);
        for (const QJsonValue &item : page.value("data"_L1).toArray())
            all.append(item.toObject());
        cursor = text(page, "next_cursor"_L1);
    } while (!cursor.isEmpty());
    return all;
}

QList<OperationKind> chosenKinds()
{
    const QString chosen = qEnvironmentVariable("COINPAY_FAULTS");
    if (chosen == "all"_L1)
        return {allKinds.begin(), allKinds.end()};
    QList<OperationKind> kinds;
    for (const QString &name : chosen.split(u',', Qt::SkipEmptyParts)) {
        const auto kind = operationKindFromName(name);
        if (!kind)
            qFatal("COINPAY_FAULTS: no write is called %s", qPrintable(name));
        kinds.append(*kind);
    }
    return kinds;
}

AskMaker::AskMaker(SandboxProcess &sandbox, const QString &name)
    : m_sandbox(sandbox)
    , m_name(name)
{
}

bool AskMaker::open()
{
    for (const QJsonObject &wallet : wholeList(m_sandbox, u"/v1/wallets"_s))
        m_wallet = text(wallet, "id"_L1);
    m_sandbox.post(
        u"/wallets/"_s + m_wallet + u"/deposits"_s,
        {{u"asset"_s, u"USDT"_s}, {u"network"_s, u"ethereum"_s}, {u"amount"_s, u"1000000"_s}});
    m_sandbox.post(u"/blocks"_s, {{u"count"_s, EnoughBlocks}});
    return !m_wallet.isEmpty();
}

QString AskMaker::created(const QString &path, QJsonObject request, const QString &member)
{
    constexpr int MostTries = 20;
    QString id;
    for (int tries = 0; id.isEmpty() && tries < MostTries; ++tries) {
        request[member] = u"%1_prepared_%2"_s.arg(m_name).arg(++m_prepared);
        id = text(called(m_sandbox, "POST", path, request), "id"_L1);
    }
    return id;
}

void AskMaker::fundMore()
{
    const QJsonObject request{{u"amount"_s, u"100.00"_s},
                              {u"asset"_s, u"USDC"_s},
                              {u"buyer_ref"_s, u"buyer"_s},
                              {u"seller_ref"_s, u"seller"_s}};
    for (int i = 0; i < FundedAtOnce; ++i) {
        m_funded.append(created(u"/v1/escrows"_s, request, u"deal_ref"_s));
        m_sandbox.post(u"/escrows/"_s + m_funded.last() + u"/fundings"_s);
    }
    m_sandbox.post(u"/blocks"_s, {{u"count"_s, EnoughBlocks}});
}

QString AskMaker::fundedEscrow()
{
    if (m_funded.isEmpty())
        fundMore();
    return m_funded.takeFirst();
}

QString AskMaker::endpoint(const QString &path, const QString &events)
{
    return called(m_sandbox, "POST", u"/v1/webhook_endpoints"_s,
                  {{u"url"_s, m_receiver.url(path)}, {u"events"_s, QJsonArray{events}}})
        .value("endpoint"_L1)["id"_L1]
        .toString();
}

//! A delivery for each, so that what was repeated, and how often, stands in the server's list.
void AskMaker::redeliver(Ask &ask)
{
    if (m_told.isEmpty())
        m_told = endpoint(u"/told"_s, u"invoice.created"_s);
    const QString invoice = created(
        u"/v1/invoices"_s, {{u"amount"_s, u"25.00"_s}, {u"asset"_s, u"USDT"_s}}, u"reference"_s);
    for (const QJsonObject &delivery :
         wholeList(m_sandbox, u"/v1/webhook_deliveries?resource_id="_s + invoice)) {
        if (bears(delivery, "endpoint_id"_L1, m_told))
            ask.subject = text(delivery, "id"_L1);
    }
    ask.path = u"/v1/webhook_deliveries/"_s + ask.subject + u"/redeliveries"_s;
    ask.words = {u"webhooks"_s, u"redeliver"_s, ask.subject};
}

//! One endpoint for all, since there may be but ten. Each time the old secret ends at once.
void AskMaker::rotate(Ask &ask)
{
    if (m_rotated.isEmpty())
        m_rotated = endpoint(u"/rotated"_s, u"escrow.disputed"_s);
    ask.subject = m_rotated;
    ask.version = endpointOf(m_sandbox, m_rotated).value("version"_L1).toInteger();
    ask.path = u"/v1/webhook_endpoints/"_s + m_rotated + u"/secret_rotations"_s;
    ask.words = {u"webhooks"_s, u"rotate"_s, m_rotated, u"--overlap"_s, u"0"_s};
}

//! What no form of the window does: it revokes a key that nobody uses.
void AskMaker::revokeAKey(Ask &ask)
{
    QByteArray raw(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(raw.begin(), raw.end());
    ask.subject = m_sandbox
                      .post(u"/keys"_s, {{u"public_key"_s, QString::fromLatin1(raw.toBase64())},
                                         {u"scopes"_s, QJsonArray{u"read"_s}}})
                      .value("key_id"_L1)
                      .toString();
    QFile body(m_bodies.filePath(ask.mark));
    if (!body.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(body.errorString()));
    body.write(QJsonDocument(QJsonObject{{u"reason"_s, ask.mark}}).toJson());
    ask.path = u"/v1/keys/"_s + ask.subject + u"/revocations"_s;
    ask.words = {u"request"_s, u"POST"_s, ask.path, u"--body"_s, body.fileName(), u"--yes"_s};
}

Ask AskMaker::make(OperationKind kind)
{
    const int number = ++m_count;
    Ask ask;
    ask.kind = kind;
    ask.mark = u"%1_%2"_s.arg(m_name).arg(number);
    // No two alike, so that one moved in place of another shows.
    const QString amount = u"%1.%2"_s.arg(1 + number / 90).arg(10 + number % 90);
    const auto act = [&](QLatin1String verb) {
        ask.subject = fundedEscrow();
        ask.path = escrowPath(ask, actionPath(kind));
        ask.words = {u"escrows"_s, verb, ask.subject, u"--reason"_s, ask.mark};
        if (kind == OperationKind::DisputeEscrow)
            return;
        // Every other time all that is held.
        ask.amount = Money::parse(number % 2 ? amount : u"100"_s, u"USDC"_s).value();
        if (number % 2)
            ask.words += {u"--amount"_s, amount};
        ask.words += u"--yes"_s;
    };
    switch (kind) {
    case OperationKind::CreateInvoice:
        ask.amount = Money::parse(amount, u"USDT"_s).value();
        ask.path = u"/v1/invoices"_s;
        ask.words = {u"invoices"_s, u"create"_s, u"--amount"_s,    amount,
                     u"--asset"_s,  u"USDT"_s,   u"--reference"_s, ask.mark};
        break;
    case OperationKind::CancelInvoice:
        ask.subject = created(u"/v1/invoices"_s,
                              {{u"amount"_s, u"25.00"_s}, {u"asset"_s, u"USDT"_s}}, u"reference"_s);
        ask.path = u"/v1/invoices/"_s + ask.subject + u"/cancellations"_s;
        ask.words = {u"invoices"_s, u"cancel"_s, ask.subject, u"--reason"_s, ask.mark};
        break;
    case OperationKind::CreateEscrow:
        ask.amount = Money::parse(amount, u"USDC"_s).value();
        ask.path = u"/v1/escrows"_s;
        ask.words = {u"escrows"_s, u"create"_s, u"--amount"_s, amount, u"--asset"_s, u"USDC"_s,
                     u"--buyer"_s, u"b"_s,      u"--seller"_s, u"s"_s, u"--deal"_s,  ask.mark};
        break;
    case OperationKind::ReleaseEscrow: act("release"_L1); break;
    case OperationKind::RefundEscrow: act("refund"_L1); break;
    case OperationKind::DisputeEscrow: act("dispute"_L1); break;
    case OperationKind::CreateAddress:
        ask.subject = m_wallet;
        ask.path = u"/v1/wallets/"_s + m_wallet + u"/addresses"_s;
        ask.words = {u"wallets"_s, u"address"_s, m_wallet, u"--asset"_s, u"BTC"_s};
        break;
    case OperationKind::SendTransfer:
        ask.subject = m_wallet;
        ask.amount = Money::parse(amount, u"USDT"_s).value();
        ask.destination = payee;
        ask.path = u"/v1/wallets/"_s + m_wallet + u"/transfers"_s;
        ask.words = {u"transfers"_s, u"create"_s,  u"--wallet"_s, m_wallet,       u"--amount"_s,
                     amount,         u"--asset"_s, u"USDT"_s,     u"--network"_s, u"ethereum"_s,
                     u"--to"_s,      payee,        u"--note"_s,   ask.mark,       u"--yes"_s};
        break;
    case OperationKind::RedeliverWebhook: redeliver(ask); break;
    case OperationKind::RotateWebhookSecret: rotate(ask); break;
    case OperationKind::ConsoleCall: revokeAKey(ask); break;
    }
    return ask;
}

Ask askedByAnother(const Ask &ask)
{
    Ask other = ask;
    other.mark += u"_too"_s;
    other.words.replaceInStrings(ask.mark, other.mark);
    return other;
}

QList<QJsonObject> effectsOf(SandboxProcess &sandbox, const Ask &ask, const QString &idempotencyKey)
{
    QList<QJsonObject> found;
    const auto keep = [&](const QString &target, QLatin1String member) {
        found = wholeList(sandbox, target);
        found.removeIf([&](const QJsonObject &item) { return !bears(item, member, ask.mark); });
    };
    switch (ask.kind) {
    case OperationKind::CreateInvoice:
        keep(u"/v1/invoices?reference="_s + ask.mark, "reference"_L1);
        break;
    case OperationKind::CancelInvoice: {
        const QJsonObject invoice = called(sandbox, "GET", u"/v1/invoices/"_s + ask.subject);
        // Said from the moment that it was accepted, before the invoice is canceled.
        if (bears(invoice, "cancel_reason"_L1, ask.mark))
            found.append(invoice);
        break;
    }
    case OperationKind::CreateEscrow:
        keep(u"/v1/escrows?deal_ref="_s + ask.mark, "deal_ref"_L1);
        break;
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow:
        keep(escrowPath(ask, actionPath(ask.kind)), "reason"_L1);
        break;
    case OperationKind::CreateAddress:
        if (idempotencyKey.isEmpty())
            break;
        for (const QJsonObject &call :
             wholeList(sandbox, u"/v1/requests?idempotency_key="_s + idempotencyKey)) {
            if (call.value("status"_L1).toInt() == 201 && !call.value("replayed"_L1).toBool())
                found.append({{u"id"_s, text(call, "resource_id"_L1)}});
        }
        break;
    case OperationKind::SendTransfer:
        keep(u"/v1/wallets/"_s + ask.subject + u"/transfers"_s, "note"_L1);
        break;
    case OperationKind::RedeliverWebhook:
        found = wholeList(sandbox, u"/v1/webhook_deliveries"_s);
        found.removeIf([&](const QJsonObject &delivery) {
            return !bears(delivery, "redelivery_of"_L1, ask.subject);
        });
        break;
    case OperationKind::RotateWebhookSecret: {
        const QJsonObject endpoint = endpointOf(sandbox, ask.subject);
        found.fill(endpoint, endpoint.value("version"_L1).toInteger() - ask.version);
        break;
    }
    case OperationKind::ConsoleCall: {
        for (const QJsonObject &key : wholeList(sandbox, u"/v1/keys"_s)) {
            if (bears(key, "id"_L1, ask.subject) && bears(key, "status"_L1, u"revoked"_s))
                found.append(key);
        }
        break;
    }
    }
    return found;
}

bool isExactly(const Ask &ask, const QJsonObject &effect)
{
    if (ask.kind == OperationKind::CancelInvoice)
        return bears(effect, "cancel_reason"_L1, ask.mark);
    if (ask.kind == OperationKind::ConsoleCall)
        return bears(effect, "revoke_reason"_L1, ask.mark);
    if (ask.kind == OperationKind::RotateWebhookSecret) // the old one has ended, as was said
        return effect.value("secrets"_L1).toArray().size() == 1;
    if (!ask.destination.isEmpty() && !bears(effect, "destination"_L1, ask.destination))
        return false;
    if (!ask.amount)
        return true;
    const auto amount = Money::parse(text(effect, "amount"_L1), text(effect, "asset"_L1));
    return amount && *amount == *ask.amount;
}

} // namespace coinpay::test
