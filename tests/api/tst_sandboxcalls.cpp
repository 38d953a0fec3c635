// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The client against the real sandbox: straight (HTTP/1.1), and behind a real nginx (HTTP/2).
#include "api/client.h"
#include "api/endpoints.h"
#include "support/nginxprocess.h"
#include "support/sandboxprocess.h"
#include "transporttest.h"

#include <QFile>
#include <QJsonArray>

using namespace coinpay;
using namespace coinpay::test;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! As the journal would make it.
Operation journaled(const OperationDraft &draft)
{
    static const SystemClock clock;
    static SystemRandom random;
    Operation operation;
    operation.id = newId(QLatin1String("op_"), clock, random);
    operation.idempotencyKey = newId(QLatin1String("idem_"), clock, random);
    operation.request = draft;
    return operation;
}

OperationDraft invoiceDraft(const QString &reference,
                            const QString &amount = QStringLiteral("25.00"))
{
    InvoiceDraft draft;
    draft.amount = *Money::parse(amount, QStringLiteral("USDT"));
    draft.reference = reference;
    draft.metadata = {{QStringLiteral("cart \"7\""), QStringLiteral("ünïcode \u202e")}};
    draft.expiresInSeconds = 3600;
    return *api::createInvoice(draft);
}

} // namespace

class TestSandboxCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void createReadList();
    void exactAmounts();
    void longPollHearsOfAPayment();
    void repeatedWriteIsOneInvoice();
    void lostAnswer_data();
    void lostAnswer();
    void cutRead();
    void overloaded();
    void skewedClock();
    void cancelInvoice();
    void refusals();
    void strangeKey();
    void keyWithoutScope();
    void whatTheServerSaw();
    void pages();

private:
    [[nodiscard]] std::unique_ptr<Client> clientFor(const QString &keyId,
                                                    std::shared_ptr<const SigningKey> key);
    [[nodiscard]] Result<Invoice> create(const QString &reference);
    void fault(const QJsonObject &fault);

    SandboxProcess m_sandbox;
    NginxProcess m_nginx;
    std::unique_ptr<NetworkTransport> m_straight;
    std::unique_ptr<NetworkTransport> m_rude;
    std::unique_ptr<NetworkTransport> m_proxied;
    SystemClock m_clock;
    SystemRandom m_random;
    std::shared_ptr<const SigningKey> m_key;
    std::unique_ptr<Client> m_client;
    QList<RequestLogEntry> m_log;
    int m_references = 0;
};

void TestSandboxCalls::initTestCase_data()
{
    QTest::addColumn<bool>("http2");
    QTest::newRow("straight") << false;
    QTest::newRow("behind nginx") << true;
}

void TestSandboxCalls::initTestCase()
{
    QVERIFY2(m_sandbox.start(), qPrintable(m_sandbox.complaint()));
    QVERIFY2(m_nginx.start(makeLeaf(authority()), m_sandbox.port(), m_sandbox.caFile()),
             qPrintable(m_nginx.complaint()));
    NetworkOptions straight;
    straight.baseUrl = QUrl(m_sandbox.url());
    straight.caPem = contentsOf(m_sandbox.caFile());
    m_straight = transportTo(straight);
    m_proxied = transportTo(optionsFor(m_nginx.url()));
    straight.userAgent = QStringLiteral("contract-breaker");
    m_rude = transportTo(straight);
    auto key = SigningKey::fromPem(contentsOf(m_sandbox.keyFile()));
    QVERIFY2(key, key ? "" : qPrintable(key.error().message));
    m_key = std::make_shared<const SigningKey>(std::move(*key));
}

std::unique_ptr<Client> TestSandboxCalls::clientFor(const QString &keyId,
                                                    std::shared_ptr<const SigningKey> key)
{
    QFETCH_GLOBAL(bool, http2);
    auto client = std::make_unique<Client>(http2 ? *m_proxied : *m_straight, m_clock, m_random,
                                           keyId, std::move(key));
    connect(client.get(), &Client::attempted, this,
            [this](const RequestLogEntry &entry) { m_log.append(entry); });
    return client;
}

void TestSandboxCalls::init()
{
    m_log.clear();
    m_client = clientFor(m_sandbox.keyId(), m_key);
}

void TestSandboxCalls::cleanup()
{
    m_client.reset();
    m_sandbox.control("DELETE", QStringLiteral("/sandbox/v1/faults"));
    QFETCH_GLOBAL(bool, http2);
    for (const RequestLogEntry &entry : std::as_const(m_log)) {
        if (entry.httpStatus == 0)
            continue;
        QCOMPARE(entry.httpVersion, http2 ? QStringLiteral("2") : QStringLiteral("1.1"));
        QCOMPARE(entry.tlsVersion, QStringLiteral("TLSv1.3"));
    }
}

void TestSandboxCalls::cleanupTestCase()
{
    m_straight.reset();
    m_proxied.reset();
    m_rude.reset();
}

Result<Invoice> TestSandboxCalls::create(const QString &reference)
{
    const Operation operation = journaled(invoiceDraft(reference));
    const auto answer = waitFor(m_client->write(api::writeRequest(operation, 1)));
    if (!answer)
        return fail(answer.error());
    const auto outcome = api::decodeWriteAnswer(operation.request, *answer);
    if (!outcome)
        return fail(outcome.error());
    return std::get<Invoice>(outcome->resource);
}

void TestSandboxCalls::fault(const QJsonObject &fault)
{
    const QJsonObject made = m_sandbox.post(QStringLiteral("/faults"), fault);
    QVERIFY2(!made.isEmpty(), "the sandbox did not take the fault");
}

void TestSandboxCalls::createReadList()
{
    const QString reference = QStringLiteral("order_%1").arg(++m_references);
    const Result<Invoice> made = create(reference);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QCOMPARE(made->reference, reference);
    QCOMPARE(made->status, InvoiceStatus::Pending);
    QCOMPARE(made->metadata.value(QStringLiteral("cart \"7\"")), QStringLiteral("ünïcode \u202e"));
    QCOMPARE(m_log.last().httpStatus, 201);
    QCOMPARE(m_log.last().outcome, QStringLiteral("ok"));
    QCOMPARE(m_log.last().flags, QString());
    QCOMPARE(m_log.last().resourceId, made->id);

    const auto read = waitFor(api::fetchInvoice(*m_client, made->id));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->id, made->id);
    QCOMPARE(read->requestId, m_log[1].requestId); // the call that made it

    const auto page = waitFor(api::listInvoices(*m_client, {}, 200));
    QVERIFY2(page, page ? "" : qPrintable(page.error().message));
    QVERIFY(std::ranges::any_of(page->items,
                                [&](const Invoice &invoice) { return invoice.id == made->id; }));
    QVERIFY(!page->requestId.isEmpty());
    QVERIFY(qAbs(m_client->clockOffsetMs()) < 5000);
    QVERIFY(m_client->scopes().contains(QLatin1String("invoices:write")));
}

void TestSandboxCalls::exactAmounts()
{
    for (const QString &amount :
         {QStringLiteral("0.000001"), QStringLiteral("9007199254740993.000001")}) {
        const Operation operation = journaled(invoiceDraft(QStringLiteral("exact"), amount));
        const auto answer = waitFor(m_client->write(api::writeRequest(operation, 1)));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        const auto outcome = api::decodeWriteAnswer(operation.request, *answer);
        QVERIFY(outcome);
        QCOMPARE(std::get<Invoice>(outcome->resource).amount.toDecimal(), amount);
    }
}

void TestSandboxCalls::longPollHearsOfAPayment()
{
    const Result<Invoice> made = create(QStringLiteral("to be paid"));
    QVERIFY(made);
    const auto head = waitFor(api::fetchEvents(*m_client, QStringLiteral("latest"), 100, 0));
    QVERIFY2(head, head ? "" : qPrintable(head.error().message));
    QVERIFY(head->entries.isEmpty());
    auto poll = api::fetchEvents(*m_client, head->next, 100, 25);
    QTest::qWait(300); // on its way and waiting
    QVERIFY(!poll.isFinished());
    QVERIFY(!m_sandbox.post(QStringLiteral("/invoices/%1/payments").arg(made->id)).isEmpty());
    // A payment tells of a wallet too; the invoice's own event may be on the next page.
    std::optional<api::FeedEntry> heard;
    for (int i = 0; i < 10 && !heard; ++i) {
        const auto page = waitFor(poll);
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        for (const api::FeedEntry &entry : page->entries) {
            if (entry.event.resourceId == made->id)
                heard = entry;
        }
        poll = api::fetchEvents(*m_client, page->next, 100, 1);
    }
    QVERIFY(heard);
    const auto *heardOf = std::get_if<Invoice>(&heard->resource);
    QVERIFY(heardOf);
    QVERIFY(!heardOf->amountPaid.isZero());
    QVERIFY(heard->event.version > made->version);

    const auto own = waitFor(api::fetchEventsOf(*m_client, made->id, {}));
    QVERIFY2(own, own ? "" : qPrintable(own.error().message));
    QCOMPARE(own->entries.first().event.version, 1);
}

void TestSandboxCalls::repeatedWriteIsOneInvoice()
{
    const Operation operation = journaled(invoiceDraft(QStringLiteral("twice")));
    const QString two = QStringLiteral("same bytes"); // in one second, as two operations
    const auto first = create(two);
    const auto second = create(two);
    QVERIFY(first && second);
    QVERIFY(first->id != second->id);

    QString id;
    for (int attempt = 1; attempt <= 3; ++attempt) {
        const auto answer = waitFor(m_client->write(api::writeRequest(operation, attempt)));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        QCOMPARE(answer->replayed, attempt > 1);
        const auto outcome = api::decodeWriteAnswer(operation.request, *answer);
        QVERIFY(outcome);
        if (attempt > 1)
            QCOMPARE(outcome->resourceId, id);
        id = outcome->resourceId;
    }
}

void TestSandboxCalls::lostAnswer_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("happened");
    QTest::newRow("before the effect") << "drop_before" << false;
    QTest::newRow("after the effect") << "drop_after" << true;
    QTest::newRow("in the middle of the answer") << "cut_body" << true;
}

void TestSandboxCalls::lostAnswer()
{
    QFETCH(QString, kind);
    QFETCH(bool, happened);
    QVERIFY(create(QStringLiteral("reused_%1").arg(++m_references)));
    fault({{QStringLiteral("match"),
            QJsonObject{{QStringLiteral("method"), QStringLiteral("POST")},
                        {QStringLiteral("path"), QStringLiteral("/v1/invoices")}}},
           {QStringLiteral("kind"), kind},
           {QStringLiteral("times"), 1}});
    const QString reference = QStringLiteral("lost_%1").arg(++m_references);
    const Operation operation = journaled(invoiceDraft(reference));
    const auto lost = waitFor(m_client->write(api::writeRequest(operation, 1)));
    QVERIFY(!lost);
    QVERIFY2(outcomeIsUnknown(lost.error().kind), qPrintable(lost.error().message));

    const auto found = waitFor(m_client->write(api::writeRequest(operation, 2)));
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QCOMPARE(found->replayed, happened);
    int count = 0;
    for (const QJsonObject &invoice : m_sandbox.allInvoices())
        count += invoice.value(QStringLiteral("reference")).toString() == reference ? 1 : 0;
    QCOMPARE(count, 1);
}

void TestSandboxCalls::cutRead()
{
    const Result<Invoice> made = create(QStringLiteral("cut"));
    QVERIFY(made);
    fault(
        {{QStringLiteral("match"), QJsonObject{{QStringLiteral("method"), QStringLiteral("GET")}}},
         {QStringLiteral("kind"), QStringLiteral("cut_body")},
         {QStringLiteral("times"), 1}});
    const auto read = waitFor(api::fetchInvoice(*m_client, made->id));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(m_log.last().attempt, 2); // one lost, one good
    QCOMPARE(m_log[m_log.size() - 2].outcome, QStringLiteral("dropped"));
}

void TestSandboxCalls::overloaded()
{
    QVERIFY(create(QStringLiteral("warm")));
    for (const auto &[status, kind] :
         {std::pair{429, ErrorKind::RateLimited}, std::pair{503, ErrorKind::ServerFault},
          std::pair{500, ErrorKind::ServerFault}}) {
        fault({{QStringLiteral("match"),
                QJsonObject{{QStringLiteral("method"), QStringLiteral("POST")}}},
               {QStringLiteral("kind"), QStringLiteral("status")},
               {QStringLiteral("status"), status},
               {QStringLiteral("times"), 1}});
        const Result<Invoice> refused = create(QStringLiteral("overloaded"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, kind);
        QCOMPARE(refused.error().httpStatus, status);
        QVERIFY(!refused.error().requestId.isEmpty());
        QCOMPARE(refused.error().retryAfterMs.has_value(), status != 500);
    }
}

void TestSandboxCalls::skewedClock()
{
    fault({{QStringLiteral("kind"), QStringLiteral("clock_skew")},
           {QStringLiteral("skew_seconds"), 3600},
           {QStringLiteral("times"), 20}});
    const Result<Invoice> refused = create(QStringLiteral("skewed"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::ClockSkew);
    QVERIFY2(refused.error().message.contains(QLatin1String("behind")),
             qPrintable(refused.error().message));
}

void TestSandboxCalls::cancelInvoice()
{
    const Result<Invoice> made = create(QStringLiteral("to be canceled"));
    QVERIFY(made);
    const auto draft = api::cancelInvoice(made->id, QStringLiteral(" changed \"mind\" "), {});
    QVERIFY(draft);
    const auto answer = waitFor(m_client->write(api::writeRequest(journaled(*draft), 1)));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->status, 202);
    const auto read = waitFor(api::fetchInvoice(*m_client, made->id));
    QVERIFY(read);
    QCOMPARE(read->cancelReason, QStringLiteral("changed \"mind\""));
}

void TestSandboxCalls::refusals()
{
    const auto missing = waitFor(api::fetchInvoice(*m_client, QStringLiteral("inv_nope")));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QCOMPARE(missing.error().code, QStringLiteral("not_found"));
    QVERIFY(!missing.error().requestId.isEmpty());

    OperationDraft draft = invoiceDraft(QStringLiteral("x"));
    draft.body = "{\"amount\":\"-1\",\"asset\":\"USDT\",\"reference\":\"r\"}";
    // The program's own requests are all held to the contract: this one comes from another.
    Client rude(*m_rude, m_clock, m_random, m_sandbox.keyId(), m_key);
    const auto invalid = waitFor(rude.write(api::writeRequest(journaled(draft), 1)));
    QVERIFY(!invalid);
    QCOMPARE(invalid.error().kind, ErrorKind::Refused);
    QCOMPARE(invalid.error().code, QStringLiteral("validation_failed"));
    QCOMPARE(invalid.error().fields.value(0).field, QStringLiteral("amount"));
    QVERIFY(!invalid.error().fields.value(0).message.isEmpty());
}

void TestSandboxCalls::strangeKey()
{
    auto stranger = SigningKey::generate();
    QVERIFY(stranger);
    m_client =
        clientFor(m_sandbox.keyId(), std::make_shared<const SigningKey>(std::move(*stranger)));
    const auto refused = waitFor(api::listInvoices(*m_client, {}, 1));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unauthenticated);
    QCOMPARE(refused.error().code, QStringLiteral("signature_invalid"));
}

void TestSandboxCalls::keyWithoutScope()
{
    auto reader = SigningKey::generate();
    QVERIFY(reader);
    const QString keyId =
        m_sandbox
            .post(QStringLiteral("/keys"),
                  {{QStringLiteral("public_key"),
                    QString::fromLatin1(reader->publicRaw().toBase64())},
                   {QStringLiteral("scopes"), QJsonArray{QStringLiteral("read")}}})
            .value(QStringLiteral("key_id"))
            .toString();
    QVERIFY(!keyId.isEmpty());
    m_client = clientFor(keyId, std::make_shared<const SigningKey>(std::move(*reader)));
    QVERIFY(waitFor(api::listInvoices(*m_client, {}, 1)));
    const Result<Invoice> refused = create(QStringLiteral("forbidden"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    QCOMPARE(refused.error().code, QStringLiteral("forbidden_scope"));
}

void TestSandboxCalls::whatTheServerSaw()
{
    const Operation operation =
        journaled(invoiceDraft(QStringLiteral("seen_%1").arg(++m_references)));
    QVERIFY(waitFor(m_client->write(api::writeRequest(operation, 1))));
    const auto seen = waitFor(api::findRequests(*m_client, operation.idempotencyKey));
    QVERIFY2(seen, seen ? "" : qPrintable(seen.error().message));
    QCOMPARE(seen->size(), 1);
    QCOMPARE(seen->first().idempotencyKey, operation.idempotencyKey);
    QCOMPARE(seen->first().status, 201);
    QCOMPARE(seen->first().target, QStringLiteral("/v1/invoices"));
    // The same by what came of it, with every call that read it since, newest first.
    const QString made = seen->first().resourceId;
    QVERIFY(waitFor(api::fetchInvoice(*m_client, made)));
    const auto about = waitFor(api::findRequestsAbout(*m_client, made));
    QVERIFY2(about, about ? "" : qPrintable(about.error().message));
    QCOMPARE(about->size(), 2);
    QCOMPARE(about->first().method, QStringLiteral("GET"));
    QCOMPARE(about->last().id, seen->first().id);
    const auto nobody = waitFor(api::findRequestsAbout(*m_client, QStringLiteral("../keys")));
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().kind, ErrorKind::InvalidInput);
}

void TestSandboxCalls::pages()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(create(QStringLiteral("page_%1").arg(i)));
    QStringList ids;
    QString cursor;
    do {
        const auto page = waitFor(api::listInvoices(*m_client, cursor, 2));
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        for (const Invoice &invoice : page->items)
            ids.append(invoice.id);
        cursor = page->hasMore ? page->nextCursor : QString();
    } while (!cursor.isEmpty() && ids.size() < 1000);
    QStringList unique = ids;
    unique.removeDuplicates();
    QCOMPARE(unique.size(), ids.size());
    QCOMPARE(ids.size(), m_sandbox.allInvoices().size());
}

QTEST_GUILESS_MAIN(TestSandboxCalls)
#include "tst_sandboxcalls.moc"
