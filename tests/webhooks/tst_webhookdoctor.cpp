// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/opensslprogram.h"
#include "webhooks/doctor.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr UnixMs Now = 1'767'225'600'000;
constexpr int Bodies = 1000;

SharedSecret secretOf(const QByteArray &text)
{
    return std::make_shared<const SecretBytes>(text);
}

HeaderField field(const char *name, const QByteArray &value)
{
    return {name, value, 0};
}

//! The HMAC of someone else's library: what a sender signs with.
QByteArray mac(const QByteArray &key, const QByteArray &bytes)
{
    return QMessageAuthenticationCode::hash(bytes, key, QCryptographicHash::Sha256);
}

QByteArray timestampNow()
{
    return QByteArray::number(Now / 1000);
}

QList<HeaderField> coinPayHeaders(const QByteArray &secret, const QByteArray &body)
{
    return {field("X-Event-Id", "evt_1"), field("X-Timestamp", timestampNow()),
            field("X-Signature", mac(secret, timestampNow() + '.' + body).toHex())};
}

WebhookDiagnosis diagnose(const QList<HeaderField> &headers, const QByteArray &body,
                          const QByteArray &secret, UnixMs now = Now)
{
    const std::vector<SharedSecret> secrets{secretOf(secret)};
    return diagnoseWebhook({headers, body, secrets, {}, now});
}

//! A merchant's event: as it was signed, in one layout of Python's json, and as a framework handed
//! it on, in JavaScript's.
struct Body
{
    QByteArray wasSigned;
    QByteArray given;
};

} // namespace

//! Valid, or why not. What is signed here is signed by Qt's own HMAC, published vectors and the
//! openssl program, never by ours.
class TestWebhookDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void publishedVectors_data();
    void publishedVectors();
    void listsOfSignatures();
    void publicKeySignatures();
    void namesTheCause_data();
    void namesTheCause();
    void showsWhereTheBodiesPart();
    void tellsHowOld();
    void wantsWhatIsMissing();
    void findsTheSecretOfTwo();
    void takesAnyBytes();

private:
    QList<Body> m_bodies;
};

void TestWebhookDoctor::initTestCase()
{
    const QByteArray given = qgetenv("COINPAY_TEST_SEED");
    const quint32 seed = given.isEmpty() ? QRandomGenerator::global()->generate() : given.toUInt();
    qInfo("COINPAY_TEST_SEED=%u", seed);
    QProcess python;
    python.start(
        QStringLiteral("/usr/bin/python3"),
        {QStringLiteral(COINPAY_WRITE_BODIES), QString::number(seed), QString::number(Bodies)});
    QVERIFY(python.waitForFinished(60'000));
    for (const QByteArray &line : python.readAllStandardOutput().split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (space > 0)
            m_bodies.append({QByteArray::fromBase64(line.first(space)),
                             QByteArray::fromBase64(line.sliced(space + 1))});
    }
    QVERIFY2(m_bodies.size() == Bodies, python.readAllStandardError().constData());
}

void TestWebhookDoctor::publishedVectors_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<qint64>("second");
    QTest::addColumn<int>("scheme");
    // The example of the Standard Webhooks libraries.
    QTest::newRow("Standard Webhooks")
        << QByteArray("webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek\n"
                      "webhook-timestamp: 1614265330\n"
                      "webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=\n")
        << QByteArray("{\"test\": 2432232314}")
        << QByteArray("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") << qint64(1614265330)
        << int(WebhookScheme::Standard);
    // GitHub's documentation, "Validating webhook deliveries".
    QTest::newRow("GitHub")
        << QByteArray("X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c"
                      "46f4379c8b043e17\n")
        << QByteArray("Hello, World!") << QByteArray("It's a Secret to Everybody") << qint64(0)
        << int(WebhookScheme::BodyOnly);
}

void TestWebhookDoctor::publishedVectors()
{
    QFETCH(const QByteArray, block);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, secret);
    QFETCH(const qint64, second);
    const auto fields = readHeaderFields(block);
    QVERIFY(fields);
    const WebhookDiagnosis diagnosis = diagnose(*fields, body, secret, second * 1000);
    QVERIFY2(diagnosis.isValid(), qPrintable(diagnosis.sentence));
    QTEST(int(diagnosis.message.scheme), "scheme");
    QVERIFY(diagnosis.isSchemeGuessed);
    QVERIFY(!diagnose(*fields, body + ' ', secret, second * 1000).isValid());
    QVERIFY(!diagnose(*fields, body, QByteArray(secret.chopped(1) + 'x'), second * 1000).isValid());
}

//! "t=…,v1=…" with two signatures, as while a secret is rotated; signed by the openssl program.
void TestWebhookDoctor::listsOfSignatures()
{
    const QByteArray body("{\"type\":\"invoice.paid\"}");
    const QByteArray made =
        openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-hmac"),
                 QStringLiteral("rotated"), QStringLiteral("-r")},
                timestampNow() + '.' + body)
            .out;
    const QByteArray signature = made.first(64);
    const QList<HeaderField> fields{
        field("Stripe-Signature", "t=" + timestampNow() + ",v1=" + QByteArray(64, '0') +
                                      ", v1=" + signature + ",v0=ignored")};
    const WebhookDiagnosis diagnosis = diagnose(fields, body, "rotated");
    QVERIFY2(diagnosis.isValid(), qPrintable(diagnosis.sentence));
    QCOMPARE(int(diagnosis.message.scheme), int(WebhookScheme::Timestamped));
    QVERIFY(!diagnose(fields, body, "other").isValid());
}

//! v1a of Standard Webhooks, signed by the openssl program.
void TestWebhookDoctor::publicKeySignatures()
{
    QTemporaryDir dir;
    const QString key = dir.filePath(QStringLiteral("key.pem"));
    const QString message = dir.filePath(QStringLiteral("message"));
    QCOMPARE(openssl({QStringLiteral("genpkey"), QStringLiteral("-algorithm"),
                      QStringLiteral("ed25519"), QStringLiteral("-out"), key})
                 .exitCode,
             0);
    const QByteArray body("{\"type\":\"invoice.paid\"}");
    QFile file(message);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("msg_1." + timestampNow() + '.' + body);
    file.close();
    const QByteArray signature =
        openssl({QStringLiteral("pkeyutl"), QStringLiteral("-sign"), QStringLiteral("-inkey"), key,
                 QStringLiteral("-rawin"), QStringLiteral("-in"), message})
            .out;
    const QByteArray der =
        openssl({QStringLiteral("pkey"), QStringLiteral("-in"), key, QStringLiteral("-pubout"),
                 QStringLiteral("-outform"), QStringLiteral("DER")})
            .out;
    const QList<HeaderField> fields{field("webhook-id", "msg_1"),
                                    field("webhook-timestamp", timestampNow()),
                                    field("webhook-signature", "v1a," + signature.toBase64())};
    const QByteArray publicKey = "whpk_" + der.last(32).toBase64();
    QVERIFY(diagnose(fields, body, publicKey).isValid());
    QCOMPARE(diagnose(fields, body + '\n', publicKey).finding, WebhookFinding::BodyChanged);
    QCOMPARE(diagnose(fields, "{}", publicKey).finding, WebhookFinding::Mismatched);
}

void TestWebhookDoctor::namesTheCause_data()
{
    QTest::addColumn<QString>("cause");
    for (const char *cause :
         {"valid", "stale", "line end added", "line end lost", "byte order mark", "line ends",
          "recoded", "base64 body", "hex body", "reserialised", "signature cut", "base64 for hex",
          "hex for base64", "body alone", "secret spaced", "secret decoded", "wrong secret",
          "altered"})
        QTest::newRow(cause) << QString::fromLatin1(cause);
}

void TestWebhookDoctor::namesTheCause()
{
    QFETCH(const QString, cause);
    QRandomGenerator random(7);
    for (const Body &each : std::as_const(m_bodies)) {
        QByteArray secret = QByteArray::number(random.generate64(), 16) + "-secret";
        QByteArray body = each.wasSigned;
        QList<HeaderField> headers = coinPayHeaders(secret, body);
        UnixMs now = Now;
        WebhookFinding finding = WebhookFinding::BodyChanged;
        std::optional<BodyChange> change;
        if (cause == u"valid") {
            finding = WebhookFinding::Valid;
        } else if (cause == u"stale") {
            finding = WebhookFinding::Stale;
            now += 301'000 + random.bounded(1'000'000);
        } else if (cause == u"line end added") {
            change = BodyChange::LineEndAdded;
            headers = coinPayHeaders(secret, body.trimmed());
            body = body.trimmed() + (random.bounded(2) ? "\n" : "\r\n");
        } else if (cause == u"line end lost") {
            change = BodyChange::LineEndLost;
            body = body.trimmed();
            headers = coinPayHeaders(secret, body + (random.bounded(2) ? "\n" : "\r\n"));
        } else if (cause == u"byte order mark") {
            change = BodyChange::ByteOrderMark;
            body.prepend("\xEF\xBB\xBF");
        } else if (cause == u"line ends") {
            change = BodyChange::LineEndsChanged;
            const QByteArray feeds = "{\n\"a\": " + body.trimmed() + "\n}";
            headers = coinPayHeaders(secret, feeds);
            body = QByteArray(feeds).replace('\n', "\r\n");
            if (random.bounded(2)) {
                headers = coinPayHeaders(secret, body);
                body = feeds;
            }
        } else if (cause == u"recoded") {
            change = BodyChange::Recoded;
            body = "\xC3\xA9" + body;
            headers = coinPayHeaders(secret, body);
            body = QString::fromLatin1(body).toUtf8();
        } else if (cause == u"base64 body") {
            change = BodyChange::Wrapped;
            body = body.toBase64();
        } else if (cause == u"hex body") {
            change = BodyChange::Wrapped;
            body = body.toHex();
        } else if (cause == u"reserialised") {
            body = each.given;
            if (body == each.wasSigned.trimmed())
                continue; // Python wrote it the same way, but for its end
            change = BodyChange::Reserialised;
        } else if (cause == u"signature cut") {
            finding = WebhookFinding::SignatureCut;
            headers.last().value.truncate(random.bounded(16, 64));
        } else if (cause == u"base64 for hex") {
            finding = WebhookFinding::EncodedOtherwise;
            headers.last().value = QByteArray::fromHex(headers.last().value).toBase64();
        } else if (cause == u"hex for base64") {
            finding = WebhookFinding::EncodedOtherwise;
            const QByteArray signedBytes = "msg_1." + timestampNow() + '.' + body;
            headers = {field("Webhook-Id", "msg_1"), field("Webhook-Timestamp", timestampNow()),
                       field("Webhook-Signature", "v1," + mac(secret, signedBytes).toHex())};
            secret = "whsec_" + secret.toBase64();
        } else if (cause == u"body alone") {
            finding = WebhookFinding::OtherScheme;
            headers.last().value = mac(secret, body).toHex();
        } else if (cause == u"secret spaced") {
            finding = WebhookFinding::SecretSpaced;
            secret = random.bounded(2) ? QByteArray(secret + '\n') : QByteArray("  " + secret);
        } else if (cause == u"secret decoded") {
            finding = WebhookFinding::SecretDecoded;
            secret = random.bounded(2) ? secret.toBase64() : secret.toHex();
        } else if (cause == u"wrong secret") {
            finding = WebhookFinding::Mismatched;
            secret = "another";
        } else {
            finding = WebhookFinding::Mismatched;
            body.replace("25.00", "95.00");
        }
        const WebhookDiagnosis diagnosis = diagnose(headers, body, secret, now);
        QVERIFY2(diagnosis.finding == finding && diagnosis.change == change,
                 QByteArray(webhookFindingName(diagnosis.finding).data() + QByteArray(": ") +
                            diagnosis.sentence.toUtf8() + '\n' + body)
                     .constData());
        QVERIFY(!diagnosis.sentence.isEmpty());
        QCOMPARE(diagnosis.advice.isEmpty(), diagnosis.isValid());
    }
}

void TestWebhookDoctor::showsWhereTheBodiesPart()
{
    const QByteArray wasSigned("{\"id\": 1, \"ok\": true}");
    const WebhookDiagnosis diagnosis =
        diagnose(coinPayHeaders("s", wasSigned), "{\"id\":1,\"ok\":true}", "s");
    QCOMPARE(diagnosis.finding, WebhookFinding::BodyChanged);
    QVERIFY(diagnosis.difference);
    QCOMPARE(diagnosis.difference->at, 6);
    QCOMPARE(diagnosis.difference->given, QByteArray("1,\"ok\":true}"));
    QCOMPARE(diagnosis.difference->wasSigned, QByteArray(" 1, \"ok\": true}"));
    QCOMPARE(diagnosis.signedPrefix, timestampNow() + '.');
}

void TestWebhookDoctor::tellsHowOld()
{
    const QList<HeaderField> headers = coinPayHeaders("s", "{}");
    QCOMPARE(*diagnose(headers, "{}", "s", Now + 301'000).ageSeconds, 301);
    QCOMPARE(diagnose(headers, "{}", "s", Now + 300'000).finding, WebhookFinding::Valid);
    QCOMPARE(diagnose(headers, "{}", "s", Now - 301'000).finding, WebhookFinding::Stale);
    QList<HeaderField> dated = coinPayHeaders("s", "{}");
    dated[1].value = "2026-01-01T00:00:00Z";
    dated[2].value = mac("s", dated[1].value + ".{}").toHex();
    QCOMPARE(diagnose(dated, "{}", "s").finding, WebhookFinding::MalformedTimestamp);
}

void TestWebhookDoctor::wantsWhatIsMissing()
{
    QCOMPARE(diagnose({field("Host", "localhost")}, "{}", "s").finding, WebhookFinding::NoScheme);
    const WebhookDiagnosis untimed = diagnose({field("x-signature", "00")}, "{}", "s");
    QCOMPARE(untimed.finding, WebhookFinding::MissingHeader);
    QCOMPARE(untimed.missing, QStringList{QStringLiteral("x-timestamp")});
    QCOMPARE(diagnose(coinPayHeaders("s", "{}"), "{}", {}).finding, WebhookFinding::NoSecret);
}

void TestWebhookDoctor::findsTheSecretOfTwo()
{
    const QList<HeaderField> headers = coinPayHeaders("new", "{}");
    const std::vector<SharedSecret> secrets{secretOf("old"), secretOf("new")};
    const WebhookDiagnosis diagnosis = diagnoseWebhook({headers, "{}", secrets, {}, Now});
    QVERIFY(diagnosis.isValid());
    QCOMPARE(diagnosis.secret, 1);
}

void TestWebhookDoctor::takesAnyBytes()
{
    const QByteArray deep = QByteArray("[").repeated(100'000);
    const QByteArray binary("\0\xFF\xFE{\"a\":", 8);
    const QByteArray large(50 * 1024 * 1024, 'x');
    for (const QByteArray &body : {QByteArray(), deep, binary, large}) {
        QCOMPARE(diagnose(coinPayHeaders("s", body), body, "s").finding, WebhookFinding::Valid);
        QCOMPARE(diagnose(coinPayHeaders("s", body), body + '!', "s").finding,
                 WebhookFinding::Mismatched);
        QCOMPARE(diagnose(coinPayHeaders("s", body), body + '\n', "s").finding,
                 WebhookFinding::BodyChanged);
    }
}

QTEST_GUILESS_MAIN(TestWebhookDoctor)
#include "tst_webhookdoctor.moc"
