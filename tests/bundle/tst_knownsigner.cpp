// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/knownsigner.h"
#include "crypto/signingkey.h"
#include "secrets/memorystore.h"

#include <QtTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

namespace {

//! A keychain that notes what it is asked for, and may be locked.
class WatchedStore final : public SecretStore
{
public:
    QFuture<Result<SharedSecret>> read(const QString &name) override
    {
        asked += name;
        if (locked)
            return QtFuture::makeReadyFuture(Result<SharedSecret>(
                fail(ErrorKind::KeychainLocked, u"The keychain is locked."_s)));
        return m_store.read(name);
    }

    QFuture<Done> write(const QString &name, SharedSecret secret) override
    {
        return m_store.write(name, std::move(secret));
    }

    QFuture<Done> remove(const QString &name) override { return m_store.remove(name); }

    QStringList asked;
    bool locked = false;

private:
    MemoryStore m_store;
};

Profile profileOf(const char *name, const char *keyId)
{
    Profile profile;
    profile.name = QString::fromLatin1(name);
    profile.keyId = QString::fromLatin1(keyId);
    return profile;
}

} // namespace

//! By which of this desk's keys a bundle was signed.
class TestKnownSigner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theProfileIsNamed();
    void aStrangersAsksTheKeychainForNothing();
    void theSameIdOfAnotherKeyIsNobody();
    void aKeyThatIsGoneIsNobody();
    void aLockedKeychainIsToldAndNotTakenForNobody();
    void nothingIsSaidOfAnAlteredOne();

private:
    [[nodiscard]] OpenedBundle bundle(const char *keyId) const
    {
        return openBundle(sealBundle({{"about.json", "{}\n"}}, QString::fromLatin1(keyId),
                                     1'770'120'000'000, *m_key)
                              .value());
    }

    [[nodiscard]] Result<QString> signerOf(const OpenedBundle &bundle)
    {
        const auto search = profileThatSigned(bundle, m_profiles, *m_store, this);
        if (!QTest::qWaitFor([&] { return search.isFinished(); }, 30'000))
            return fail(ErrorKind::Timeout, u"no answer"_s);
        return search.result();
    }

    std::unique_ptr<WatchedStore> m_store;
    std::optional<SigningKey> m_key;
    QList<Profile> m_profiles;
};

void TestKnownSigner::init()
{
    m_store = std::make_unique<WatchedStore>();
    m_key = SigningKey::generate().value();
    // Two servers may both call a key of theirs key_1.
    m_profiles = {profileOf("test", "key_1"), profileOf("shop", "key_1"),
                  profileOf("other", "key_2")};
    const auto keep = [this](const Profile &profile, const SigningKey &key) {
        const auto kept = m_store->write(privateKeyEntry(profile.name, profile.keyId),
                                         std::make_shared<const SecretBytes>(key.toPem()));
        QVERIFY(kept.result());
    };
    keep(m_profiles[0], SigningKey::generate().value());
    keep(m_profiles[1], *m_key);
    keep(m_profiles[2], SigningKey::generate().value());
}

void TestKnownSigner::theProfileIsNamed()
{
    const auto signer = signerOf(bundle("key_1"));
    QVERIFY(signer);
    QCOMPARE(*signer, u"shop"_s);
    QCOMPARE(m_store->asked.size(), 2); // nobody asked for key_2
}

void TestKnownSigner::aStrangersAsksTheKeychainForNothing()
{
    const auto signer = signerOf(bundle("key_of_a_stranger"));
    QVERIFY(signer);
    QVERIFY(signer->isEmpty());
    QVERIFY(m_store->asked.isEmpty());
}

void TestKnownSigner::theSameIdOfAnotherKeyIsNobody()
{
    const auto signer = signerOf(bundle("key_2"));
    QVERIFY(signer);
    QVERIFY(signer->isEmpty());
}

void TestKnownSigner::aKeyThatIsGoneIsNobody()
{
    m_profiles = {profileOf("gone", "key_1")};
    const auto signer = signerOf(bundle("key_1"));
    QVERIFY(signer);
    QVERIFY(signer->isEmpty());
}

void TestKnownSigner::aLockedKeychainIsToldAndNotTakenForNobody()
{
    m_store->locked = true;
    const auto signer = signerOf(bundle("key_1"));
    QVERIFY(!signer);
    QCOMPARE(signer.error().kind, ErrorKind::KeychainLocked);
}

void TestKnownSigner::nothingIsSaidOfAnAlteredOne()
{
    OpenedBundle altered = bundle("key_1");
    altered.state = BundleState::Altered;
    const auto signer = signerOf(altered);
    QVERIFY(signer);
    QVERIFY(signer->isEmpty());
    QVERIFY(m_store->asked.isEmpty());
}

QTEST_GUILESS_MAIN(TestKnownSigner)
#include "tst_knownsigner.moc"
