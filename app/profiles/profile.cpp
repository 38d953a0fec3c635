// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profile.h"

#include "crypto/certificates.h"
#include "profiles/profilename.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace coinpay {

namespace {

constexpr qsizetype MaxNameLength = 40;
constexpr qsizetype MaxUrlLength = 2048;
constexpr qsizetype MaxKeyIdLength = 200;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

tl::unexpected<Error> refused(const QString &sentence)
{
    return fail(ErrorKind::InvalidInput, sentence);
}

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
           c == u'-' || c == u'_' || c == u'.';
}

//! Windows keeps these for devices, with any ending.
bool isDeviceName(const QString &name)
{
    const QString stem = name.section(QLatin1Char('.'), 0, 0).toLower();
    static constexpr std::array devices{QLatin1String("con"), QLatin1String("prn"),
                                        QLatin1String("aux"), QLatin1String("nul")};
    const bool numbered =
        stem.size() == 4 && stem.back().isDigit() &&
        (stem.startsWith(QLatin1String("com")) || stem.startsWith(QLatin1String("lpt")));
    return numbered || std::ranges::find(devices, stem) != devices.end();
}

QString keyIdFault(const QString &keyId)
{
    if (keyId.isEmpty())
        return Text::tr("Enter the key id that the server gave for the public key.");
    if (keyId.size() > MaxKeyIdLength)
        return Text::tr("A key id has at most %1 characters.").arg(MaxKeyIdLength);
    const bool visible =
        std::ranges::all_of(keyId, [](QChar c) { return c > u' ' && c < u'\x7f'; });
    if (!visible) {
        return Text::tr("The key id holds a space or a character that does not belong there. Copy "
                        "it again from the server.");
    }
    return {};
}

tl::unexpected<Error> notAnAddress()
{
    return refused(
        Text::tr("This is not a server's address. Write it like https://api.example.com"));
}

Result<QUrl> checkUrl(const QUrl &url)
{
    if (url.scheme() == QLatin1String("http")) {
        return refused(Text::tr("http:// would let anybody on the way read and change what is "
                                "sent. Use https://"));
    }
    if (url.scheme() != QLatin1String("https"))
        return refused(Text::tr("The address must begin with https://"));
    if (!url.isValid() || url.host().isEmpty() || url.port(443) < 1)
        return notAnAddress();
    if (!url.userInfo().isEmpty() || url.authority().contains(QLatin1Char('@')))
        return refused(Text::tr("The address must not hold a user name or a password."));
    const bool hasPath = !url.path().isEmpty() && url.path() != QLatin1String("/");
    if (hasPath || url.hasQuery() || url.hasFragment()) {
        return refused(
            Text::tr("Give the server alone, without what follows its name: %1",
                     "%1 an address like https://api.example.com")
                .arg(url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
                         .toString()));
    }
    QUrl server = url;
    server.setPath(QString());
    return server;
}

} // namespace

QLatin1String environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox: return QLatin1String("sandbox");
    case Environment::Test: return QLatin1String("test");
    case Environment::Live: return QLatin1String("live");
    }
    return QLatin1String("live");
}

std::optional<Environment> environmentFromName(QStringView name)
{
    for (const auto environment : {Environment::Sandbox, Environment::Test, Environment::Live}) {
        if (name == environmentName(environment))
            return environment;
    }
    return {};
}

QString profileNameFault(const QString &name)
{
    if (name.isEmpty())
        return Text::tr("Enter a name for the profile.");
    if (name.size() > MaxNameLength)
        return Text::tr("A profile's name has at most %1 characters.").arg(MaxNameLength);
    if (!std::ranges::all_of(name, isNameCharacter)) {
        return Text::tr("A profile's name is made of the letters a to z, digits, dots, hyphens and "
                        "underscores.");
    }
    // Dots at the ends make hidden folders, the folder above, or names that Windows cuts.
    if (name.startsWith(QLatin1Char('.')) || name.endsWith(QLatin1Char('.')))
        return Text::tr("A profile's name cannot begin or end with a dot.");
    if (isDeviceName(name))
        return Text::tr("Windows keeps the name %1 for itself. Choose another.").arg(name);
    return {};
}

Done checkProfile(const Profile &profile)
{
    QList<FieldError> faults;
    const auto add = [&](const char *field, const QString &message) {
        if (!message.isEmpty())
            faults.append({QString::fromLatin1(field), QStringLiteral("invalid"), message});
    };
    add("name", profileNameFault(profile.name));
    const auto url = checkUrl(profile.url);
    add("url", url ? QString() : url.error().message);
    add("key_id", keyIdFault(profile.keyId));
    if (!profile.caPem.isEmpty()) {
        const auto certificates = checkCertificates(profile.caPem);
        add("ca", certificates ? QString() : certificates.error().message);
    }
    if (faults.isEmpty())
        return {};
    return fail(Error{ErrorKind::InvalidInput, faults.first().message, {}, {}, 0, {}, faults});
}

Result<QUrl> parseServerUrl(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return refused(Text::tr("Enter the server's address."));
    if (text.size() > MaxUrlLength)
        return refused(
            Text::tr("An address has at most %1 characters.", "%1 a number").arg(MaxUrlLength));
    // "localhost:8443" would be a scheme and a path to QUrl.
    const bool bare = !text.contains(QLatin1String("://"));
    const QUrl url(bare ? QString(QLatin1String("https://") + text) : text, QUrl::StrictMode);
    if (!url.isValid())
        return notAnAddress();
    return checkUrl(url);
}

} // namespace coinpay
