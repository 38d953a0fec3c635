// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/seal.h"

#include "bundle/publickey.h"
#include "bundle/texts.h"
#include "core/text.h"
#include "core/timestamp.h"
#include "crypto/digest.h"
#include "crypto/pem.h"
#include "crypto/signingkey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

namespace coinpay {

namespace {

constexpr int Version = 1;
const QString Format = QStringLiteral("coinpay-support-bundle");
constexpr char ManifestName[] = "manifest.json";
constexpr char SignatureName[] = "manifest.sig";
constexpr char KeyName[] = "signer.pem";
constexpr char ReadmeName[] = "README.txt";
constexpr qsizetype OwnParts = 3; //!< that stand before all others
constexpr qsizetype SignatureLength = 64;
constexpr qsizetype SeedLength = 32;

// In English for whoever opens it by other means.
constexpr char Readme[] =
    R"(This is a support bundle of CoinPay Desk. It is a tar archive; nothing in it is a secret.

manifest.json names each file with its SHA-256; manifest.sig is the Ed25519 signature over the
bytes of manifest.json, by the key in signer.pem. With other tools:

    tar -xf FILE
    sha256sum *.json README.txt signer.pem      compare with manifest.json
    openssl pkey -pubin -in signer.pem -outform DER | sha256sum      the signer's fingerprint
    openssl pkeyutl -verify -rawin -pubin -inkey signer.pem -sigfile manifest.sig -in manifest.json

That shows that nothing was altered since it was signed. Who signed it is shown by the fingerprint
alone: ask them for theirs.
)";

QByteArray manifestOf(const QList<BundlePart> &parts, const QString &keyId, UnixMs createdAt,
                      const QByteArray &publicRaw)
{
    QJsonArray list;
    for (const BundlePart &part : parts) {
        list.append(
            QJsonObject{{QStringLiteral("name"), QString::fromLatin1(part.name)},
                        {QStringLiteral("size"), part.bytes.size()},
                        {QStringLiteral("sha256"), QString::fromLatin1(sha256Hex(part.bytes))}});
    }
    const QJsonObject signer{{QStringLiteral("key_id"), keyId},
                             {QStringLiteral("algorithm"), QStringLiteral("Ed25519")},
                             {QStringLiteral("public_key_sha256"),
                              QString::fromLatin1(publicKeyFingerprint(publicRaw))}};
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), Format},
                                     {QStringLiteral("version"), Version},
                                     {QStringLiteral("created_at"), formatTimestamp(createdAt)},
                                     {QStringLiteral("signer"), signer},
                                     {QStringLiteral("parts"), list}})
        .toJson();
}

bool holdsAny(const QByteArray &bytes, const std::vector<SecretBytes> &spellings)
{
    return std::any_of(spellings.begin(), spellings.end(), [&](const SecretBytes &spelling) {
        return bytes.contains(spelling.view());
    });
}

//! The private key as it could have been pasted somewhere: its PEM body, and the seed in base64,
//! base64url and hex.
std::vector<SecretBytes> spellingsOf(const SigningKey &key)
{
    std::vector<SecretBytes> spellings;
    const SecretBytes pem = key.toPem();
    qsizetype from = 0;
    const auto block = nextPemBlock(pem.view(), from);
    const auto der = block ? decodePemBody(block->body) : Result<SecretBytes>(SecretBytes());
    if (!der || der->view().size() < SeedLength)
        return spellings;
    const auto add = [&spellings](QByteArray text) {
        spellings.push_back(SecretBytes::taking(text));
    };
    // Views: no copy is left in memory that is not wiped.
    const auto whole = QByteArray::fromRawData(der->view().data(), der->view().size());
    const QByteArrayView seedView = der->view().last(SeedLength);
    const auto seed = QByteArray::fromRawData(seedView.data(), seedView.size());
    add(whole.toBase64());
    add(seed.toBase64(QByteArray::OmitTrailingEquals));
    add(seed.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    add(seed.toHex());
    add(seed.toHex().toUpper());
    spellings.emplace_back(seedView);
    return spellings;
}

const BundlePart *findPart(const QList<BundlePart> &parts, QByteArrayView name)
{
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const BundlePart &part) { return part.name == name; });
    return found == parts.end() ? nullptr : &*found;
}

OpenedBundle altered(OpenedBundle bundle, const QString &sentence)
{
    bundle.state = BundleState::Altered;
    bundle.sentence = sentence;
    bundle.parts.clear();
    return bundle;
}

//! What the manifest promises against what is there.
QStringList differing(const QJsonArray &promised, const QList<BundlePart> &parts)
{
    QStringList names;
    for (const QJsonValue one : promised) {
        const QString name = one[u"name"].toString();
        const BundlePart *part = findPart(parts, name.toLatin1());
        if (!part || one[u"sha256"].toString().toLatin1() != sha256Hex(part->bytes) ||
            one[u"size"].toInteger(-1) != part->bytes.size())
            names += name;
    }
    for (const BundlePart &part : parts) {
        const QString name = QString::fromLatin1(part.name);
        const bool isPromised =
            std::any_of(promised.begin(), promised.end(),
                        [&](const QJsonValue &one) { return one[u"name"].toString() == name; });
        if (!isPromised)
            names += name;
    }
    names.removeDuplicates();
    return names;
}

//! Of a manifest whose signature is right.
OpenedBundle checkContents(OpenedBundle bundle, const QJsonObject &manifest,
                           const QList<BundlePart> &rest)
{
    const QJsonObject signer = manifest.value(u"signer").toObject();
    bundle.keyId = signer.value(u"key_id").toString();
    bundle.createdAt = parseTimestamp(manifest.value(u"created_at").toString()).value_or(0);
    if (manifest.value(u"version").toInt() > Version) {
        bundle.state = BundleState::TooNew;
        bundle.sentence = BundleTexts::tr(
            "A newer version of this program made this bundle. Install that version to open it.");
        return bundle;
    }
    bundle.altered = differing(manifest.value(u"parts").toArray(), rest);
    const bool isItsKey = signer.value(u"public_key_sha256").toString().toLatin1() ==
                          publicKeyFingerprint(bundle.publicKey);
    if (!bundle.altered.isEmpty()) {
        return altered(bundle, BundleTexts::tr("This bundle was altered after it was signed: %1.",
                                               "%1 a list of files")
                                   .arg(displayText(bundle.altered.join(QStringLiteral(", ")))));
    }
    if (!isItsKey || manifest.value(u"version").toInt() != Version)
        return altered(bundle, BundleTexts::tr("The manifest of this bundle contradicts itself."));
    bundle.state = BundleState::Whole;
    bundle.sentence = BundleTexts::tr("This bundle is whole: nothing in it was altered since it "
                                      "was signed.");
    bundle.parts = rest;
    bundle.parts.removeIf(
        [](const BundlePart &part) { return part.name == KeyName || part.name == ReadmeName; });
    return bundle;
}

} // namespace

Result<QByteArray> sealBundle(const QList<BundlePart> &parts, const QString &keyId,
                              UnixMs createdAt, const SigningKey &key)
{
    const QByteArray publicRaw = key.publicRaw();
    const auto secrets = spellingsOf(key);
    for (const BundlePart &part : parts) {
        if (secrets.empty() || holdsAny(part.bytes, secrets))
            return fail(ErrorKind::InvalidInput,
                        BundleTexts::tr("%1 has the private key of this profile in it. Take it out "
                                        "of the note or wherever it stands, and exchange the key: "
                                        "it is not a secret any more.",
                                        "%1 a file's name")
                            .arg(QString::fromLatin1(part.name)));
    }
    QList<BundlePart> signedParts{{KeyName, publicKeyPem(publicRaw)}};
    signedParts += parts;
    signedParts.append(BundlePart{ReadmeName, Readme});
    const QByteArray manifest = manifestOf(signedParts, keyId, createdAt, publicRaw);
    const auto signature = key.sign(manifest);
    if (!signature)
        return fail(signature.error());
    QByteArray file = packParts(
        QList<BundlePart>{{ManifestName, manifest}, {SignatureName, *signature}} + signedParts);
    if (file.size() > MaxBundleBytes)
        return fail(ErrorKind::InvalidInput,
                    BundleTexts::tr("This bundle would be larger than %1 MiB. Choose less of it.")
                        .arg(MaxBundleBytes / (1024 * 1024)));
    return file;
}

OpenedBundle openBundle(const QByteArray &file)
{
    OpenedBundle bundle;
    const auto unpacked = unpackParts(file);
    if (!unpacked) {
        bundle.state = unpacked.error().code == QLatin1String("altered") ? BundleState::Altered
                                                                         : BundleState::NotABundle;
        bundle.sentence = unpacked.error().message;
        return bundle;
    }
    const QList<BundlePart> &all = *unpacked;
    if (all.size() < OwnParts || all.at(0).name != ManifestName ||
        all.at(1).name != SignatureName || all.at(2).name != KeyName) {
        bundle.sentence = BundleTexts::tr("This file is not a support bundle.");
        return bundle;
    }
    const auto key = publicKeyFromPem(all.at(2).bytes);
    if (!key || publicKeyPem(*key) != all.at(2).bytes ||
        all.at(1).bytes.size() != SignatureLength ||
        !verifyEd25519(*key, all.at(0).bytes, all.at(1).bytes)) {
        return altered(bundle, BundleTexts::tr("The signature of this bundle is not right: its "
                                               "manifest, its signature or its key was altered."));
    }
    bundle.publicKey = *key;
    const QJsonObject manifest = QJsonDocument::fromJson(all.at(0).bytes).object();
    if (manifest.value(u"format").toString() != Format) {
        bundle.sentence = BundleTexts::tr("This file is not a support bundle.");
        return bundle;
    }
    return checkContents(bundle, manifest, all.sliced(2));
}

QLatin1String bundleStateName(BundleState state)
{
    switch (state) {
    case BundleState::Whole: return QLatin1String("whole");
    case BundleState::Altered: return QLatin1String("altered");
    case BundleState::TooNew: return QLatin1String("too_new");
    case BundleState::NotABundle: return QLatin1String("not_a_bundle");
    }
    return {};
}

BundleSigner signerOf(const OpenedBundle &bundle, const QByteArray &expected)
{
    if (expected.isEmpty() || bundle.publicKey.isEmpty())
        return BundleSigner::Unknown;
    return bundle.publicKey == expected ? BundleSigner::Expected : BundleSigner::Other;
}

QLatin1String bundleSignerName(BundleSigner signer)
{
    switch (signer) {
    case BundleSigner::Expected: return QLatin1String("expected");
    case BundleSigner::Other: return QLatin1String("other");
    case BundleSigner::Unknown: return QLatin1String("unknown");
    }
    return {};
}

} // namespace coinpay
