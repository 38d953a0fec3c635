// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/signingvectors.h"

#include "crypto/canonicalrequest.h"
#include "crypto/signingkey.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

//! The vectors that stand beside the OpenAPI file, which the openssl program made.
class SigningVectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keys_data() { rows(QStringLiteral("keys"), "key_id"); }
    void keys();
    void requests_data() { rows(QStringLiteral("requests"), "name"); }
    void requests();

private:
    static void rows(const QString &list, const char *name);
};

void SigningVectorsTest::rows(const QString &list, const char *name)
{
    QTest::addColumn<QJsonObject>("vector");
    const QJsonArray all = signingVectors(list);
    QVERIFY(!all.isEmpty());
    for (const QJsonValue &value : all)
        QTest::newRow(qPrintable(textOf(value.toObject(), name))) << value.toObject();
}

void SigningVectorsTest::keys()
{
    QFETCH(QJsonObject, vector);
    const auto key = SigningKey::fromPem(bytesOf(vector, "private_key_pem"));
    QVERIFY2(key, qPrintable(key ? QString() : key.error().message));
    QVERIFY(key->toPem().equals(bytesOf(vector, "private_key_pem")));
    QCOMPARE(key->publicPem(), bytesOf(vector, "public_key_pem"));
    QCOMPARE(key->publicRaw().toBase64(), bytesOf(vector, "public_key_raw_base64"));
}

void SigningVectorsTest::requests()
{
    QFETCH(QJsonObject, vector);
    const QByteArray body = QByteArray::fromBase64(bytesOf(vector, "body_base64"));
    QCOMPARE(sha256Hex(body), bytesOf(vector, "body_sha256"));
    const QByteArray payload =
        canonicalRequest(bytesOf(vector, "method"), bytesOf(vector, "target"),
                         bytesOf(vector, "timestamp").toLongLong(), body);
    QCOMPARE(payload, bytesOf(vector, "canonical_payload"));

    QByteArray pem;
    for (const QJsonValue &value : signingVectors(QStringLiteral("keys"))) {
        if (textOf(value.toObject(), "key_id") == textOf(vector, "key_id"))
            pem = bytesOf(value.toObject(), "private_key_pem");
    }
    const auto key = SigningKey::fromPem(pem);
    QVERIFY(key);
    QCOMPARE(key->sign(payload)->toBase64(), bytesOf(vector, "signature_base64"));
}

QTEST_GUILESS_MAIN(SigningVectorsTest)
#include "tst_signingvectors.moc"
