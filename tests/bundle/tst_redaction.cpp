// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/allowlist.h"
#include "bundle/contents.h"
#include "bundle/seal.h"
#include "crypto/signingkey.h"
#include "secrets/needles.h"
#include "trace/render.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! One secret of each kind, as they could stand somewhere by accident.
struct Secrets
{
    Secrets()
    {
        const SigningKey key = SigningKey::generate().value();
        pem = key.toPem().view().toByteArray();
        token = "cpt_Zm9vYmFyLWJhei1xdXV4LTEyMzQ1Njc4OTAtYWJjZEVGRw";
        webhook = "whsec_c3VwZXJzZWNyZXR3ZWJob29rMTIz";
        signature = key.sign("request").value().toBase64();
        password = "password=correct-horse-battery";
        if (!needles.addPrivateKey(pem))
            qFatal("no key");
        needles.add("token", token);
        needles.add("webhook secret", webhook);
        needles.add("signature", signature);
        needles.add("password", "correct-horse-battery");
    }

    [[nodiscard]] QByteArrayList all() const
    {
        return {pem,
                pem.split('\n').at(1),
                token,
                "Bearer " + token,
                "authorization: Bearer " + token,
                webhook,
                signature,
                "x-signature: " + signature,
                password,
                "why? " + token + " and " + signature + "\n" + pem};
    }

    QByteArray pem;
    QByteArray token;
    QByteArray webhook;
    QByteArray signature;
    QByteArray password;
    Needles needles;
};

const Secrets &secrets()
{
    static const Secrets made;
    return made;
}

Operation operationFullOf(const QString &text)
{
    Operation operation;
    operation.id = operation.idempotencyKey = text;
    operation.request.method = operation.request.target = operation.request.body = text.toUtf8();
    operation.request.resourceType = operation.request.resourceId = text;
    operation.request.reference = operation.request.network = text;
    operation.request.counterparty = operation.request.batchId = text;
    operation.bodySha256 = text.toUtf8();
    operation.resultId = operation.requestId = text;
    operation.code = operation.message = text;
    return operation;
}

RequestLogEntry callFullOf(const QString &text)
{
    RequestLogEntry call;
    call.startedAt = 1;
    call.method = call.requestId = call.correlationId = call.idempotencyKey = text;
    call.target = QStringLiteral("/v1/invoices?limit=%1&token=%1&%1").arg(text);
    call.resourceId = call.tlsVersion = call.httpVersion = call.outcome = call.flags = text;
    return call;
}

Trace traceFullOf(const QString &text)
{
    Trace trace;
    trace.subject = {FoundKind::Invoice, text, FoundBy::Id, text};
    trace.status = trace.state = trace.why = trace.advice = text;
    trace.missing = {text, text};
    TraceEntry entry;
    entry.about = entry.sentence = entry.note = entry.requestId = entry.idempotencyKey = text;
    entry.correlationId = entry.eventId = entry.deliveryId = entry.code = text;
    trace.entries = {entry, entry};
    return trace;
}

BundleContents contentsFullOf(const QString &text)
{
    BundleContents contents;
    auto &origin = contents.origin;
    origin.program = origin.version = origin.profile = origin.server = text;
    origin.keyId = origin.environment = text;
    origin.settings = {{QStringLiteral("look/theme"), text},
                       {QStringLiteral("money/type_name_above"), QJsonArray{text, text}},
                       {QStringLiteral("connection/draft"), text},
                       {text, text}};
    contents.traces = {traceFullOf(text)};
    Attempt attempt;
    attempt.code = attempt.message = attempt.requestId = text;
    contents.operations = {{operationFullOf(text), {attempt}}};
    contents.requests = {callFullOf(text)};
    contents.noted = {{text, {text}, {Note{text, text, text, 1, 1}}}};
    return contents;
}

QByteArray bytesOf(const BundleContents &contents)
{
    QByteArray all;
    for (const BundlePart &part : composeParts(contents))
        all += part.name + '\n' + part.bytes;
    return all;
}

} // namespace

//! Only what is on the list gets into a bundle, and no secret by any door.
class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plantedSecretsStayOut_data();
    void plantedSecretsStayOut();
    void theSearchFindsWhatIsThere();
    void whatIsWantedStays_data();
    void whatIsWantedStays();
    void whatIsNotNamedStaysOut();
    void wrongShapesAreLeftOut_data();
    void wrongShapesAreLeftOut();
    void queriesKeepWhatTheContractNames();
    void bodiesStayOut();
    void whatIsThereIsRead();
};

void TestRedaction::plantedSecretsStayOut_data()
{
    QTest::addColumn<QByteArray>("secret");
    const QByteArrayList all = secrets().all();
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::addRow("%d %s", int(i), all.at(i).left(20).constData()) << all.at(i);
}

void TestRedaction::plantedSecretsStayOut()
{
    QFETCH(QByteArray, secret);
    const QByteArray all = bytesOf(contentsFullOf(QString::fromUtf8(secret)));
    QCOMPARE(secrets().needles.findIn("the bundle", all), QStringList());
    QVERIFY(all.contains("traces.json") && all.contains("notes.json"));
}

void TestRedaction::theSearchFindsWhatIsThere()
{
    for (const QByteArray &secret : secrets().all())
        QVERIFY(!secrets().needles.findIn("x", "\"" + secret + "\"").isEmpty());
}

void TestRedaction::whatIsWantedStays_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"inv_01HV8Q9ZXA7K3M5N2P4R6S8T0V", "note: the customer paid 25.00 USDT on Monday",
          "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",
          "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
          "4uQeVj5tqViQh7yWWGStvkEG1Zmhx6uasJtWCJziofM",
          "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16",
          "GET /v1/invoices/inv_01HV8Q9ZXA7K3M5N2P4R6S8T0V/payments answered 404",
          "550e8400-e29b-41d4-a716-446655440000", "zwei Zeilen\nund \u00fc"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestRedaction::whatIsWantedStays()
{
    QFETCH(QString, text);
    QCOMPARE(withoutSecrets(text), text);
}

void TestRedaction::whatIsNotNamedStaysOut()
{
    QJsonObject trace = traceToJson(traceFullOf(QStringLiteral("x")));
    trace.insert(QStringLiteral("newly_invented"), QStringLiteral("surprise"));
    QJsonArray entries = trace.value(u"entries").toArray();
    QJsonObject entry = entries.first().toObject();
    entry.insert(QStringLiteral("raw_body"), QStringLiteral("surprise"));
    trace.insert(QStringLiteral("entries"), QJsonArray{entry});
    const QByteArray kept = QJsonDocument(onlyAllowed(trace, allowed::trace)).toJson();
    QVERIFY(!kept.contains("surprise"));
    QVERIFY(!kept.contains("newly_invented"));
    QVERIFY(kept.contains("\"sentence\""));
}

void TestRedaction::wrongShapesAreLeftOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QJsonValue &value) {
        QTest::newRow(name) << QString::fromLatin1(name) << value;
    };
    row("http_status", QJsonValue(QStringLiteral("200 OK")));
    row("started_at", QJsonValue(QStringLiteral("yesterday")));
    row("method", QJsonValue(QStringLiteral("G E T")));
    row("request_id", QJsonValue(QJsonObject{{QStringLiteral("a"), 1}}));
    row("outcome", QJsonValue(QString(65, u'x')));
}

void TestRedaction::wrongShapesAreLeftOut()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    const QJsonObject kept = onlyAllowed({{name, value}}, allowed::request);
    QCOMPARE(kept.value(name).toString(), QStringLiteral("[left out]"));
}

void TestRedaction::queriesKeepWhatTheContractNames()
{
    const auto target = [](const char *text) {
        const QJsonObject kept =
            onlyAllowed({{QStringLiteral("target"), QString::fromLatin1(text)}}, allowed::request);
        return kept.value(u"target").toString();
    };
    QCOMPARE(target("/v1/events?after=evt_1&limit=500&resource_id=inv_1"),
             QStringLiteral("/v1/events?after=evt_1&limit=500&resource_id=inv_1"));
    QCOMPARE(target("/v1/events?api_key=abc&limit=5"),
             QStringLiteral("/v1/events?api_key=[left out]&limit=5"));
}

//! What a person typed into a form may be anything: its hash says which it was.
void TestRedaction::bodiesStayOut()
{
    BundleContents contents;
    Operation operation;
    operation.id = QStringLiteral("op_1");
    operation.request.body = R"({"metadata":{"typed":"by a person"}})";
    operation.bodySha256 = QByteArray(64, 'a');
    contents.operations = {{operation, {}}};
    const QByteArray all = bytesOf(contents);
    QVERIFY(!all.contains("typed"));
    QVERIFY(all.contains(operation.bodySha256));
}

void TestRedaction::whatIsThereIsRead()
{
    BundleContents contents;
    contents.origin.server = QStringLiteral("https://pay.example");
    contents.origin.keyId = QStringLiteral("key_1");
    contents.origin.settings = {{QStringLiteral("look/theme"), QStringLiteral("dark")}};
    contents.requests = {callFullOf(QStringLiteral("req_1"))};
    const QList<BundlePart> parts = composeParts(contents);
    QCOMPARE(parts.size(), 2); // what was not chosen has no file
    const QJsonArray calls = QJsonDocument::fromJson(parts.at(0).bytes).array();
    QCOMPARE(calls.first()[u"request_id"].toString(), QStringLiteral("req_1"));
    const QJsonObject about = QJsonDocument::fromJson(parts.at(1).bytes).object();
    QCOMPARE(about[u"profile"][u"server"].toString(), QStringLiteral("https://pay.example"));
    QCOMPARE(about[u"settings"][u"look/theme"].toString(), QStringLiteral("dark"));
    QCOMPARE(about[u"system"][u"qt"].toString(), QString::fromLatin1(qVersion()));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
