// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/bundlefile.h"
#include "bundle/contents.h"
#include "bundle/knownsigner.h"
#include "bundle/publickey.h"
#include "bundle/readable.h"
#include "bundle/seal.h"
#include "cli/commands.h"
#include "cli/jsonvalues.h"
#include "cli/texts.h"
#include "core/text.h"
#include "sync/syncnames.h"
#include "trace/question.h"

#include <QFileInfo>
#include <QJsonArray>

namespace coinpay::cli {

namespace {

//! Things whose traces go into one bundle.
constexpr qsizetype MostSubjects = 50;

BundleOrigin originOf(Desk &desk)
{
    const Profile &profile = desk.profile();
    BundleOrigin origin;
    origin.program = QStringLiteral("coinpay-cli");
    origin.version = QStringLiteral(COINPAY_VERSION);
    origin.profile = profile.name;
    origin.server = profile.url.toString();
    origin.keyId = profile.keyId;
    origin.environment = environmentName(profile.environment);
    origin.pinnedCa = !profile.caPem.isEmpty();
    origin.asOf = desk.reader().syncValue(syncnames::asOf()).value_or(QString()).toLongLong();
    return origin;
}

//! The one thing that the text names.
Result<Found> theOne(Reader &reader, const QString &text)
{
    const auto found = findSubjects(reader, text, 2);
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return fail(ErrorKind::NotFound,
                    Texts::tr("Nothing in the local store bears \"%1\".").arg(displayText(text)));
    if (found->size() > 1)
        return fail(usageError(
            Texts::tr("More than one thing bears \"%1\". Name it by its id; coinpay-cli trace "
                      "lists them.")
                .arg(displayText(text))));
    return found->first();
}

Result<BundleContents> gatherAll(Session &session, Desk &desk)
{
    const Arguments &arguments = session.arguments;
    BundleContents contents;
    contents.origin = originOf(desk);
    if (arguments.subjects.size() > MostSubjects)
        return fail(usageError(Texts::tr("One bundle takes at most %1 ids.").arg(MostSubjects)));
    for (const QString &text : arguments.subjects) {
        const auto subject = theOne(desk.reader(), text);
        if (!subject)
            return fail(subject.error());
        if (const Done done = gather(desk.reader(), *subject, contents); !done)
            return fail(done.error());
    }
    if (!arguments.has(QStringLiteral("with-log")))
        contents.requests.clear();
    return contents;
}

enum class Reading { AsItIs, ForAPerson };

//! With --json always as it is.
void tellParts(const Output &out, const QList<BundlePart> &parts, Reading reading)
{
    for (const BundlePart &part : parts) {
        const QString name = QString::fromLatin1(part.name);
        const QString content = QString::fromUtf8(part.bytes);
        out.object({{QStringLiteral("name"), name}, {QStringLiteral("content"), content}});
        if (out.isJson())
            continue;
        const bool isPlain = reading == Reading::AsItIs;
        out.text(QStringLiteral("\n== %1\n\n%2")
                     .arg(isPlain ? name : partTitle(part.name),
                          isPlain ? content : readablePart(part)));
    }
}

QJsonArray namesOf(const QList<BundlePart> &parts)
{
    QJsonArray names;
    for (const BundlePart &part : parts)
        names.append(QString::fromLatin1(part.name));
    return names;
}

ExitCode write(Session &session, Desk &desk, const QList<BundlePart> &parts)
{
    const QString path = session.arguments.value(QStringLiteral("output"));
    const auto key = keyFromArguments(session);
    if (!key)
        return session.out.error(key.error(), ExitCode::Secrets);
    const auto sealed = session.waiter.answer(
        desk.signWith([parts, keyId = desk.profile().keyId, now = session.clock.now()](
                          const SigningKey &own) { return sealBundle(parts, keyId, now, own); },
                      *key));
    if (!sealed)
        return session.out.error(sealed.error());
    if (const Done written = writeBundleFile(path, *sealed); !written)
        return session.out.error(written.error());
    const QString fingerprint =
        QString::fromLatin1(publicKeyFingerprint(openBundle(*sealed).publicKey));
    session.out.object({{QStringLiteral("file"), path},
                        {QStringLiteral("bytes"), sealed->size()},
                        {QStringLiteral("parts"), namesOf(parts)},
                        {QStringLiteral("key_id"), desk.profile().keyId},
                        {QStringLiteral("public_key_sha256"), fingerprint}});
    QStringList titles;
    for (const BundlePart &part : parts)
        titles += partTitle(part.name);
    session.out.fields(
        {{Texts::tr("File"), path},
         {Texts::tr("Holds", "label: what is in a file"), titles.join(QStringLiteral(", "))},
         {Texts::tr("Signed by"), desk.profile().keyId},
         {Texts::tr("Fingerprint"), fingerprint}});
    return ExitCode::Ok;
}

//! A person may have to unlock the keychain meanwhile.
constexpr qint64 KeychainMs = 120'000;

struct Opened
{
    OpenedBundle bundle;
    BundleSigner signer = BundleSigner::Unknown;
    QString profile = {};              //!< whose key signed it, when no key was given
    std::optional<Error> trouble = {}; //!< why that could not be told
};

//! Compares with the keys of the profiles that are known here.
void lookForSigner(Session &session, Opened &opened)
{
    const auto profiles = session.registry.list();
    const auto found =
        profiles ? session.waiter.answer(profileThatSigned(opened.bundle, *profiles,
                                                           session.secrets, &session.waiter),
                                         KeychainMs)
                 : Result<QString>(fail(profiles.error()));
    if (!found) {
        opened.trouble = found.error();
        return;
    }
    opened.profile = *found;
    if (!found->isEmpty())
        opened.signer = BundleSigner::Expected;
}

//! With --public-key, or with the public half of --key-file.
Result<QByteArray> expectedKey(const Session &session)
{
    const QString option = QStringLiteral("public-key");
    if (session.arguments.has(option)) {
        const auto pem = readBundleFile(session.arguments.value(option));
        return pem ? publicKeyFromPem(*pem) : pem;
    }
    const auto key = keyFromArguments(session);
    if (!key)
        return fail(key.error());
    return *key ? (*key)->publicRaw() : QByteArray();
}

tl::expected<Opened, ExitCode> open(Session &session)
{
    const auto expected = expectedKey(session);
    if (!expected)
        return tl::unexpected(session.out.error(expected.error(), ExitCode::Usage));
    const auto bytes = readBundleFile(session.arguments.subject);
    if (!bytes)
        return tl::unexpected(session.out.error(bytes.error(), ExitCode::Usage));
    Opened opened{openBundle(*bytes)};
    opened.signer = signerOf(opened.bundle, *expected);
    if (expected->isEmpty())
        lookForSigner(session, opened);
    return opened;
}

QString signerSentence(const Opened &opened)
{
    switch (opened.signer) {
    case BundleSigner::Expected:
        if (!opened.profile.isEmpty())
            return Texts::tr("It was signed by the profile %1 of this desk, with its key %2.",
                             "%1 a name, %2 a key's id")
                .arg(opened.profile, displayText(opened.bundle.keyId));
        return Texts::tr("It was signed with the key given.");
    case BundleSigner::Other:
        return Texts::tr("It was NOT signed with the key given, but with another one.");
    case BundleSigner::Unknown:
        if (opened.bundle.state != BundleState::Whole)
            return Texts::tr("Whose key signed it says nothing about a bundle like this one.");
        if (opened.trouble)
            return Texts::tr("Whether a key of this desk signed it could not be told: %1",
                             "%1 a sentence")
                .arg(opened.trouble->message);
        return Texts::tr("It was signed with a key that this desk does not know: compare the "
                         "fingerprint with the signer's own, or give their key with --public-key.");
    }
    return {};
}

ExitCode codeOf(const Opened &opened)
{
    const bool isGood =
        opened.bundle.state == BundleState::Whole && opened.signer != BundleSigner::Other;
    return isGood ? ExitCode::Ok : ExitCode::FailedOutcome;
}

void tellVerdict(const Output &out, const Opened &opened)
{
    const OpenedBundle &bundle = opened.bundle;
    const bool isSigned = !bundle.publicKey.isEmpty();
    const QString fingerprint =
        isSigned ? QString::fromLatin1(publicKeyFingerprint(bundle.publicKey)) : QString();
    out.object({{QStringLiteral("state"), QString(bundleStateName(bundle.state))},
                {QStringLiteral("message"), bundle.sentence},
                {QStringLiteral("altered"), QJsonArray::fromStringList(bundle.altered)},
                {QStringLiteral("signer"), QString(bundleSignerName(opened.signer))},
                {QStringLiteral("signer_profile"), jsonText(opened.profile)},
                {QStringLiteral("key_id"), jsonText(bundle.keyId)},
                {QStringLiteral("public_key_sha256"), jsonText(fingerprint)},
                {QStringLiteral("created_at"), jsonTime(bundle.createdAt)},
                {QStringLiteral("parts"), namesOf(bundle.parts)}});
    if (out.isJson())
        return;
    out.text(bundle.sentence);
    if (!isSigned)
        return;
    out.text(signerSentence(opened));
    out.fields({{Texts::tr("Made", "label: when"), formatTimestamp(bundle.createdAt)},
                {Texts::tr("Key id"), displayText(bundle.keyId)},
                {Texts::tr("Fingerprint"), fingerprint}});
}

} // namespace

ExitCode createBundle(Session &session)
{
    const QString path = session.arguments.value(QStringLiteral("output"));
    const bool isPreview = session.arguments.has(QStringLiteral("dry-run"));
    if (!isPreview && QFileInfo::exists(path))
        return session.out.error(usageError(
            Texts::tr("%1 is there already. Name another file, or move that one.").arg(path)));
    auto open = OpenDesk::openOffline(session);
    if (!open)
        return open.error();
    const auto contents = gatherAll(session, open->desk());
    if (!contents)
        return session.out.error(contents.error());
    const QList<BundlePart> parts = composeParts(*contents);
    if (!isPreview)
        return write(session, open->desk(), parts);
    tellParts(session.out, parts, Reading::AsItIs); // exactly what would be written
    return ExitCode::Ok;
}

ExitCode verifyBundle(Session &session)
{
    const auto opened = open(session);
    if (!opened)
        return opened.error();
    tellVerdict(session.out, *opened);
    return codeOf(*opened);
}

ExitCode showBundle(Session &session)
{
    const auto opened = open(session);
    if (!opened)
        return opened.error();
    tellVerdict(session.out, *opened);
    tellParts(session.out, opened->bundle.parts, Reading::ForAPerson);
    return codeOf(*opened);
}

} // namespace coinpay::cli
