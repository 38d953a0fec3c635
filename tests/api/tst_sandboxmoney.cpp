// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lives of escrows, wallets and transfers, by the client's calls against the real sandbox.
#include "api/drafts.h"
#include "api/endpoints.h"
#include "api/escrowendpoints.h"
#include "api/walletendpoints.h"
#include "support/sandboxprocess.h"
#include "transporttest.h"

#include <QCryptographicHash>
#include <QFile>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Money usdc(QStringView amount)
{
    return *Money::parse(amount, u"USDC"_s);
}

//! Not one that the sandbox made.
const QString payee = u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s;

} // namespace

class TestSandboxMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void escrowReleasedInTwoParts();
    void escrowDisputedAndRefunded();
    void secondReleaseIsTold();
    void walletAndAddresses();
    void quotedTransfer();
    void refusedTransfer();
    void everyEventIsUnderstood();
    void whatTheServerSaw();
    void manyRequestsUnderOneKey();

private:
    [[nodiscard]] Operation journaled(const OperationDraft &draft);
    template <typename T>
    [[nodiscard]] Result<T> write(const OperationDraft &draft);
    [[nodiscard]] Escrow fundedEscrow();
    [[nodiscard]] Escrow escrowNow(const QString &id);
    [[nodiscard]] Result<EscrowAction> act(const EscrowActionDraft &draft, const Escrow &escrow);
    [[nodiscard]] EscrowAction settledAction(const EscrowAction &action);
    [[nodiscard]] Wallet fullWallet();
    [[nodiscard]] Money available(const QString &walletId, const QString &asset);
    void mine(int count) { m_sandbox.post(u"/blocks"_s, {{u"count"_s, count}}); }

    SandboxProcess m_sandbox;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<NetworkTransport> m_transport;
    std::unique_ptr<Client> m_client;
    QStringList m_flags; //!< what was sloppy in the sandbox's answers
};

void TestSandboxMoney::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
    NetworkOptions options;
    options.baseUrl = QUrl(m_sandbox.url());
    options.caPem = contentsOf(m_sandbox.caFile());
    m_transport = transportTo(options);
    auto key = SigningKey::fromPem(contentsOf(m_sandbox.keyFile()));
    QVERIFY(key);
    m_client = std::make_unique<Client>(*m_transport, m_clock, m_random, m_sandbox.keyId(),
                                        std::make_shared<const SigningKey>(std::move(*key)));
    connect(m_client.get(), &Client::attempted, this, [this](const RequestLogEntry &entry) {
        if (!entry.flags.isEmpty())
            m_flags.append(entry.target + u": "_s + entry.flags);
    });
}

void TestSandboxMoney::cleanup()
{
    QCOMPARE(m_flags, QStringList());
}

Operation TestSandboxMoney::journaled(const OperationDraft &draft)
{
    Operation operation;
    operation.id = newId(QLatin1String("op_"), m_clock, m_random);
    operation.idempotencyKey = newId(QLatin1String("idem_"), m_clock, m_random);
    operation.request = draft;
    return operation;
}

template <typename T>
Result<T> TestSandboxMoney::write(const OperationDraft &draft)
{
    const auto answer = waitFor(m_client->write(api::writeRequest(journaled(draft), 1)));
    if (!answer)
        return fail(answer.error());
    const auto outcome = api::decodeWriteAnswer(draft, *answer);
    if (!outcome)
        return fail(outcome.error());
    return std::get<T>(outcome->resource);
}

Escrow TestSandboxMoney::escrowNow(const QString &id)
{
    return waitFor(api::fetchEscrow(*m_client, id)).value_or(Escrow());
}

Escrow TestSandboxMoney::fundedEscrow()
{
    EscrowDraft draft;
    draft.amount = usdc(u"300");
    draft.buyerRef = u"buyer_77"_s;
    draft.sellerRef = u"seller_14"_s;
    draft.dealRef = u"gig_204"_s;
    const auto made = write<Escrow>(*api::createEscrow(draft));
    if (!made)
        return {};
    m_sandbox.post(u"/escrows/"_s + made->id + u"/fundings"_s);
    mine(12);
    return escrowNow(made->id);
}

Result<EscrowAction> TestSandboxMoney::act(const EscrowActionDraft &draft, const Escrow &escrow)
{
    const auto operation = api::actOnEscrow(draft, escrow);
    if (!operation)
        return fail(operation.error());
    return write<EscrowAction>(*operation);
}

//! Mined to its end.
EscrowAction TestSandboxMoney::settledAction(const EscrowAction &action)
{
    EscrowAction now = action;
    for (int i = 0; i < 100 && !isFinal(now.status); ++i) {
        mine(12);
        QTest::qWait(50);
        const auto read =
            waitFor(api::fetchEscrowAction(*m_client, action.escrowId, action.kind, action.id));
        now = read.value_or(now);
    }
    return now;
}

void TestSandboxMoney::escrowReleasedInTwoParts()
{
    const Escrow escrow = fundedEscrow();
    QCOMPARE(escrow.status, EscrowStatus::Funded);
    QCOMPARE(escrow.held(), usdc(u"300"));
    EscrowActionDraft draft{EscrowActionKind::Release, escrow.id, u"milestone"_s, usdc(u"100")};
    const auto first = act(draft, escrow);
    QVERIFY2(first, first ? "" : qPrintable(first.error().message));
    QCOMPARE(first->status, MovementStatus::Accepted);
    QCOMPARE(settledAction(*first).status, MovementStatus::Final);

    const Escrow part = escrowNow(escrow.id);
    QCOMPARE(part.status, EscrowStatus::PartiallyReleased);
    QCOMPARE(part.held(), usdc(u"200"));
    QVERIFY(part.version > escrow.version);
    draft.amount.reset();
    const auto rest = act(draft, part);
    QVERIFY2(rest, rest ? "" : qPrintable(rest.error().message));
    QCOMPARE(rest->amount, usdc(u"200"));
    QCOMPARE(settledAction(*rest).status, MovementStatus::Final);
    QCOMPARE(escrowNow(escrow.id).status, EscrowStatus::Released);
    QVERIFY(escrowNow(escrow.id).held().isZero());

    const auto releases =
        waitFor(api::listEscrowActions(*m_client, escrow.id, EscrowActionKind::Release, {}, 200));
    QVERIFY2(releases, releases ? "" : qPrintable(releases.error().message));
    QCOMPARE(releases->items.size(), 2);
    const auto escrows = waitFor(api::listEscrows(*m_client, {}, 200));
    QVERIFY2(escrows, escrows ? "" : qPrintable(escrows.error().message));
    QVERIFY(std::ranges::any_of(escrows->items,
                                [&](const Escrow &listed) { return listed.id == escrow.id; }));
}

void TestSandboxMoney::escrowDisputedAndRefunded()
{
    const Escrow escrow = fundedEscrow();
    const auto dispute = act({EscrowActionKind::Dispute, escrow.id, u"broken"_s, {}}, escrow);
    QVERIFY2(dispute, dispute ? "" : qPrintable(dispute.error().message));
    const Escrow disputed = escrowNow(escrow.id);
    QCOMPARE(disputed.status, EscrowStatus::Disputed);
    const auto refund =
        act({EscrowActionKind::Refund, escrow.id, u"agreed"_s, usdc(u"300")}, disputed);
    QVERIFY2(refund, refund ? "" : qPrintable(refund.error().message));
    QCOMPARE(settledAction(*refund).status, MovementStatus::Final);
    QCOMPARE(escrowNow(escrow.id).status, EscrowStatus::Refunded);
    const auto over = waitFor(
        api::fetchEscrowAction(*m_client, escrow.id, EscrowActionKind::Dispute, dispute->id));
    QVERIFY2(over, over ? "" : qPrintable(over.error().message));
    QCOMPARE(over->status, MovementStatus::Final);
    QCOMPARE(over->resolution, u"refunded"_s);
}

//! Two desks, both having seen it funded: the second one's release is refused, not added.
void TestSandboxMoney::secondReleaseIsTold()
{
    const Escrow escrow = fundedEscrow();
    const EscrowActionDraft draft{EscrowActionKind::Release, escrow.id, u"done"_s, usdc(u"150")};
    const auto first = act(draft, escrow);
    QVERIFY2(first, first ? "" : qPrintable(first.error().message));
    const auto second = act(draft, escrow);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Refused);
    QCOMPARE(second.error().code, u"invalid_state"_s);
    QVERIFY(!second.error().requestId.isEmpty());
    QCOMPARE(settledAction(*first).status, MovementStatus::Final);
    QCOMPARE(escrowNow(escrow.id).held(), usdc(u"150"));
}

//! One that has bitcoin.
Wallet TestSandboxMoney::fullWallet()
{
    const auto wallets = waitFor(api::listWallets(*m_client, {}, 200));
    if (!wallets)
        return {};
    for (const Wallet &wallet : wallets->items) {
        if (!available(wallet.id, u"BTC"_s).isZero())
            return wallet;
    }
    return {};
}

Money TestSandboxMoney::available(const QString &walletId, const QString &asset)
{
    const auto sheet = waitFor(api::fetchBalances(*m_client, walletId));
    if (sheet) {
        for (const Balance &balance : sheet->balances) {
            if (balance.available.asset() == asset)
                return balance.available;
        }
    }
    return Money::zero(asset);
}

void TestSandboxMoney::walletAndAddresses()
{
    const Wallet wallet = fullWallet();
    QVERIFY(!wallet.id.isEmpty());
    const auto read = waitFor(api::fetchWallet(*m_client, wallet.id));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->label, wallet.label);
    const auto made = write<ReceiveAddress>(*api::createAddress(wallet.id, u"BTC"_s, {}));
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QVERIFY(checkAddress(u"BTC"_s, made->network, made->address, AcceptedNets::MainAndTest));
    const auto listed = waitFor(api::listAddresses(*m_client, wallet.id, {}, 200));
    QVERIFY2(listed, listed ? "" : qPrintable(listed.error().message));
    QVERIFY(std::ranges::any_of(
        listed->items, [&](const ReceiveAddress &row) { return row.address == made->address; }));
}

void TestSandboxMoney::quotedTransfer()
{
    const Wallet wallet = fullWallet();
    const Money before = available(wallet.id, u"BTC"_s);
    TransferDraft draft;
    draft.walletId = wallet.id;
    draft.amount = *Money::parse(u"0.10", u"BTC"_s);
    draft.destination = payee;
    draft.note = u"rent"_s;
    const auto quote = waitFor(api::quoteTransfer(*m_client, draft, u"quote-1"_s));
    QVERIFY2(quote, quote ? "" : qPrintable(quote.error().message));
    QVERIFY(quote->expiresAt > quote->createdAt);
    draft.quoteId = quote->id;
    const auto sent = write<Transfer>(*api::sendTransfer(draft, AcceptedNets::Main));
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().message));
    QCOMPARE(sent->status, MovementStatus::Accepted);
    QCOMPARE(sent->total, quote->total);
    QCOMPARE(sent->quoteId, quote->id);
    QCOMPARE(sent->note, u"rent"_s);
    QCOMPARE(before.minus(available(wallet.id, u"BTC"_s)), quote->total);

    Transfer now = *sent;
    for (int i = 0; i < 100 && !isFinal(now.status); ++i) {
        mine(6);
        QTest::qWait(50);
        now = waitFor(api::fetchTransfer(*m_client, sent->id)).value_or(now);
    }
    QCOMPARE(now.status, MovementStatus::Final);
    QVERIFY(!now.txHash.isEmpty());
    const auto listed = waitFor(api::listTransfers(*m_client, wallet.id, {}, 200));
    QVERIFY2(listed, listed ? "" : qPrintable(listed.error().message));
    QVERIFY(std::ranges::any_of(listed->items,
                                [&](const Transfer &row) { return row.id == sent->id; }));
}

//! What was typed is still there for the form.
void TestSandboxMoney::refusedTransfer()
{
    const Wallet wallet = fullWallet();
    const Money before = available(wallet.id, u"BTC"_s);
    TransferDraft draft;
    draft.walletId = wallet.id;
    draft.amount = *Money::parse(u"1000", u"BTC"_s);
    draft.destination = payee;
    const auto operation = api::sendTransfer(draft, AcceptedNets::Main);
    QVERIFY(operation);
    const auto refused = write<Transfer>(*operation);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"insufficient_funds"_s);
    QCOMPARE(available(wallet.id, u"BTC"_s), before);
    const auto typed = api::draftOf(*operation);
    QVERIFY(typed);
    QCOMPARE(std::get<TransferDraft>(*typed).amount, draft.amount);
    QCOMPARE(std::get<TransferDraft>(*typed).destination, payee);
}

//! The whole feed so far, with escrows, their actions, wallets, addresses and transfers on it.
void TestSandboxMoney::everyEventIsUnderstood()
{
    QSet<QString> types;
    QString after;
    for (bool more = true; more;) {
        const auto page = waitFor(api::fetchEvents(*m_client, after, 500, 0));
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        for (const api::FeedEntry &entry : page->entries) {
            QVERIFY2(isKnown(entry.resource), qPrintable(entry.event.resourceType));
            types.insert(entry.event.resourceType);
        }
        after = page->next;
        more = page->hasMore;
    }
    for (const char *type : {"escrow", "release", "refund", "dispute", "wallet", "transfer"})
        QVERIFY2(types.contains(QLatin1String(type)), type);
}

//! The server's own hash of what it got is that of the bytes in the row.
void TestSandboxMoney::whatTheServerSaw()
{
    const Wallet wallet = fullWallet();
    TransferDraft draft;
    draft.walletId = wallet.id;
    draft.amount = *Money::parse(u"0.01", u"BTC"_s);
    draft.destination = payee;
    draft.note = u"Zoë \"second\""_s;
    const Operation operation = journaled(*api::sendTransfer(draft, AcceptedNets::Main));
    for (const int attempt : {1, 2, 3})
        QVERIFY(waitFor(m_client->write(api::writeRequest(operation, attempt))));
    const auto seen = waitFor(api::findRequests(*m_client, operation.idempotencyKey));
    QVERIFY2(seen, seen ? "" : qPrintable(seen.error().message));
    QCOMPARE(seen->size(), 3);
    const QByteArray hash =
        QCryptographicHash::hash(operation.request.body, QCryptographicHash::Sha256).toHex();
    for (const api::SeenRequest &request : *seen) {
        QCOMPARE(request.bodySha256, hash);
        QCOMPARE(request.correlationId, operation.id);
        QCOMPARE(request.status, 202);
    }
    QVERIFY(!seen->last().replayed); // the first
    QVERIFY(seen->first().replayed);
    const auto one = waitFor(api::fetchRequest(*m_client, seen->first().id));
    QVERIFY2(one, one ? "" : qPrintable(one.error().message));
    QCOMPARE(one->bodySha256, hash);
    const auto none = waitFor(api::fetchRequest(*m_client, u"req_nothing"_s));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
}

//! More than one page of the server's record has room for.
void TestSandboxMoney::manyRequestsUnderOneKey()
{
    constexpr int Attempts = 55;
    const Operation operation = journaled(*api::createAddress(fullWallet().id, u"BTC"_s, {}));
    for (int attempt = 1; attempt <= Attempts; ++attempt)
        QVERIFY(waitFor(m_client->write(api::writeRequest(operation, attempt))));
    const auto seen = waitFor(api::findRequests(*m_client, operation.idempotencyKey));
    QVERIFY2(seen, seen ? "" : qPrintable(seen.error().message));
    QCOMPARE(seen->size(), Attempts);
    QCOMPARE(std::ranges::count_if(*seen, &api::SeenRequest::replayed), Attempts - 1);
    QVERIFY(!seen->last().replayed);
}

QTEST_GUILESS_MAIN(TestSandboxMoney)
#include "tst_sandboxmoney.moc"
