// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clishop.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace coinpay::test;

//! A bundle goes from one terminal to another: written with the profile's key, checked without it.
class TestCliBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void notesAndLabels();
    void notesThatAreNone_data();
    void notesThatAreNone();
    void whatIsPreviewedIsWritten();
    void itIsCheckedElsewhere();
    void oneAlteredByteIsSaid();
    void anotherKeyIsSaid();
    void itIsShown();
    void whatCannotBeMade_data();
    void whatCannotBeMade();
    void whatIsNoBundle_data();
    void whatIsNoBundle();

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_files.filePath(QString::fromLatin1(name));
    }

    //! On a machine that has never heard of the profile.
    [[nodiscard]] Ran elsewhere(const QStringList &arguments) const
    {
        return runCli(m_other.path(), QStringList{QStringLiteral("--json")} + arguments);
    }

    CliShop m_shop;
    QTemporaryDir m_files;
    QTemporaryDir m_other;
    QString m_id;
    QString m_fingerprint;
};

void TestCliBundle::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.complaint()));
    const Ran made =
        m_shop.cli(words("invoices create --amount 25.00 --asset USDT --reference order_bundled"));
    QVERIFY2(made.exitCode == 0, made.err.constData());
    m_id = made.text("id");
}

void TestCliBundle::notesAndLabels()
{
    const QStringList add{QStringLiteral("notes"), QStringLiteral("add"), m_id,
                          QStringLiteral("--text")};
    const Ran note = m_shop.cli(add + QStringList{QStringLiteral("called back at noon")});
    QVERIFY2(note.exitCode == 0, note.out.constData());
    QVERIFY(note.text("note_id").startsWith(QLatin1String("note_")));
    const Ran wrong = m_shop.cli(add + QStringList{QStringLiteral("about another one")});
    QCOMPARE(m_shop.cli(words("notes remove") + QStringList{wrong.text("note_id")}).exitCode, 0);
    QCOMPARE(m_shop.cli(words("labels add --label vip") + QStringList{m_id}).exitCode, 0);
    QCOMPARE(m_shop.cli(words("labels add --label late") + QStringList{m_id}).exitCode, 0);
    QCOMPARE(m_shop.cli(words("labels remove --label LATE") + QStringList{m_id}).exitCode, 0);
    const QJsonObject listed = m_shop.cli(words("notes list") + QStringList{m_id}).json();
    QCOMPARE(listed.value(u"labels").toArray(), QJsonArray{QStringLiteral("vip")});
    QCOMPARE(listed.value(u"notes").toArray().size(), 1);
    // And lead back to it.
    const Ran traced = m_shop.cli({QStringLiteral("trace"), QStringLiteral("CALLED back")});
    QCOMPARE(traced.text("id"), m_id);
    QCOMPARE(traced.text("found_by"), QStringLiteral("note"));
}

void TestCliBundle::notesThatAreNone_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("empty") << QStringList{QStringLiteral("notes"), QStringLiteral("add"),
                                          QStringLiteral("inv_1"), QStringLiteral("--text"),
                                          QStringLiteral("  ")};
    QTest::newRow("about a sentence") << QStringList{QStringLiteral("notes"), QStringLiteral("add"),
                                                     QStringLiteral("no id at all"),
                                                     QStringLiteral("--text"), QStringLiteral("x")};
    QTest::newRow("a label of two lines")
        << QStringList{QStringLiteral("labels"), QStringLiteral("add"), QStringLiteral("inv_1"),
                       QStringLiteral("--label"), QStringLiteral("a\nb")};
    QTest::newRow("without a text") << words("notes add inv_1");
}

void TestCliBundle::notesThatAreNone()
{
    QFETCH(QStringList, arguments);
    const Ran ran = m_shop.cli(arguments);
    QCOMPARE(ran.exitCode, 2);
    QVERIFY(!ran.errorText("message").isEmpty());
}

void TestCliBundle::whatIsPreviewedIsWritten()
{
    const QStringList create{QStringLiteral("bundle"),
                             QStringLiteral("create"),
                             m_id,
                             QStringLiteral("--output"),
                             path("whole"),
                             QStringLiteral("--with-log")};
    const Ran preview = m_shop.cli(create + QStringList{QStringLiteral("--dry-run")});
    QVERIFY2(preview.exitCode == 0, preview.out.constData());
    QVERIFY(!QFile::exists(path("whole")));
    const Ran made = m_shop.cli(create);
    QVERIFY2(made.exitCode == 0, made.out.constData());
    m_fingerprint = made.text("public_key_sha256");
    QCOMPARE(m_fingerprint.size(), 64);
    QFile file(path("whole"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QStringList names;
    for (const QJsonObject &part : preview.lines()) {
        names += part.value(u"name").toString();
        QVERIFY2(bytes.contains(part.value(u"content").toString().toUtf8()),
                 qPrintable(names.last()));
    }
    QCOMPARE(names.join(u' '),
             QStringLiteral("traces.json operations.json requests.json notes.json about.json"));
    QVERIFY(bytes.contains("called back at noon"));
    QVERIFY(bytes.contains("order_bundled"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    // What is there already stays as it is.
    const Ran again = m_shop.cli(create);
    QCOMPARE(again.exitCode, 2);
    // And without the log there is none.
    const Ran bare = m_shop.cli(create.mid(0, 4) + QStringList{path("bare")});
    QVERIFY2(bare.exitCode == 0, bare.out.constData());
    QVERIFY(!bare.json().value(u"parts").toArray().contains(QStringLiteral("requests.json")));
}

void TestCliBundle::itIsCheckedElsewhere()
{
    const QStringList verify{QStringLiteral("bundle"), QStringLiteral("verify"), path("whole")};
    const Ran alone = elsewhere(verify);
    QCOMPARE(alone.exitCode, 0);
    QCOMPARE(alone.text("state"), QStringLiteral("whole"));
    QCOMPARE(alone.text("signer"), QStringLiteral("unknown"));
    QCOMPARE(alone.text("public_key_sha256"), m_fingerprint);
    const Ran known = m_shop.cli(verify); // with --key-file
    QCOMPARE(known.exitCode, 0);
    QCOMPARE(known.text("signer"), QStringLiteral("expected"));
}

void TestCliBundle::oneAlteredByteIsSaid()
{
    QFile file(path("whole"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    const qsizetype at = bytes.indexOf("order_bundled");
    bytes[at] = 'O';
    QFile altered(path("altered"));
    QVERIFY(altered.open(QIODevice::WriteOnly));
    altered.write(bytes);
    altered.close();
    const Ran ran =
        elsewhere({QStringLiteral("bundle"), QStringLiteral("verify"), path("altered")});
    QCOMPARE(ran.exitCode, 5);
    QCOMPARE(ran.text("state"), QStringLiteral("altered"));
    QCOMPARE(ran.json().value(u"altered").toArray().size(), 1);
    const Ran shown =
        elsewhere({QStringLiteral("bundle"), QStringLiteral("show"), path("altered")});
    QCOMPARE(shown.exitCode, 5);
    QVERIFY(!shown.out.contains("called back"));
}

void TestCliBundle::anotherKeyIsSaid()
{
    QFile pem(path("other.pem"));
    QVERIFY(pem.open(QIODevice::WriteOnly));
    pem.write("-----BEGIN PUBLIC KEY-----\n"
              "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
              "-----END PUBLIC KEY-----\n");
    pem.close();
    const QStringList verify{QStringLiteral("bundle"), QStringLiteral("verify"), path("whole"),
                             QStringLiteral("--public-key")};
    const Ran other = elsewhere(verify + QStringList{path("other.pem")});
    QCOMPARE(other.exitCode, 5);
    QCOMPARE(other.text("signer"), QStringLiteral("other"));
    QCOMPARE(elsewhere(verify + QStringList{path("whole")}).exitCode, 2); // that is no key
}

void TestCliBundle::itIsShown()
{
    const Ran shown =
        runCli(m_other.path(), {QStringLiteral("bundle"), QStringLiteral("show"), path("whole")});
    QCOMPARE(shown.exitCode, 0);
    for (const char *part : {"order_bundled", "called back at noon", "POST", "coinpay-cli"})
        QVERIFY2(shown.out.contains(part), part);
    QVERIFY(!QDir(m_other.path()).exists(QStringLiteral("profiles"))); // nothing was made for it
}

void TestCliBundle::whatCannotBeMade_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("of nothing known") << words("bundle create inv_nobody --output x") << 3;
    QTest::newRow("of no id") << words("bundle create --output x") << 2;
    QTest::newRow("without a file") << words("bundle create inv_1") << 2;
    QTest::newRow("with a key to check") << words("bundle create a --output x --public-key y") << 2;
}

void TestCliBundle::whatCannotBeMade()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Ran ran = m_shop.cli(arguments);
    QCOMPARE(ran.exitCode, code);
    QVERIFY(!ran.errorText("message").isEmpty());
}

void TestCliBundle::whatIsNoBundle_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a letter") << QByteArray("Dear support,");
    QTest::newRow("a megabyte") << QByteArray(1'000'000, 'x');
}

void TestCliBundle::whatIsNoBundle()
{
    QFETCH(QByteArray, content);
    QFile file(path("rubbish"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Ran ran =
        elsewhere({QStringLiteral("bundle"), QStringLiteral("verify"), path("rubbish")});
    QCOMPARE(ran.exitCode, 5);
    QCOMPARE(ran.text("state"), QStringLiteral("not_a_bundle"));
    QVERIFY(!ran.text("message").isEmpty());
    QCOMPARE(
        elsewhere({QStringLiteral("bundle"), QStringLiteral("verify"), path("missing")}).exitCode,
        2);
}

QTEST_GUILESS_MAIN(TestCliBundle)
#include "tst_clibundle.moc"
