// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/webhooksecrets.h"

#include "cli/texts.h"
#include "desk/endpointsecrets.h"
#include "profiles/privatefile.h"

namespace coinpay::cli {

namespace {

const QString SecretFile = QStringLiteral("secret-file");

} // namespace

Result<std::vector<SharedSecret>> readSecrets(const QString &path)
{
    const auto text = readPrivateFile(path);
    if (!text)
        return fail(text.error());
    std::vector<SharedSecret> secrets;
    QByteArrayView left = text->view();
    while (!left.isEmpty()) {
        const qsizetype feed = left.indexOf('\n');
        QByteArrayView line = feed < 0 ? left : left.first(feed);
        left = feed < 0 ? QByteArrayView() : left.sliced(feed + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        if (!line.isEmpty())
            secrets.push_back(std::make_shared<const SecretBytes>(line));
    }
    return secrets;
}

tl::expected<std::optional<OpenDesk>, ExitCode> deskForWebhooks(Session &session, bool anyway)
{
    if (session.arguments.has(SecretFile) && !anyway)
        return std::optional<OpenDesk>();
    auto open = OpenDesk::openOffline(session);
    if (!open)
        return tl::unexpected(open.error());
    if (const Done connected = open->connectForCalls(session); !connected)
        return tl::unexpected(session.out.error(connected.error()));
    return std::optional<OpenDesk>(std::move(*open));
}

Result<std::vector<SharedSecret>> listenerSecrets(Session &session, OpenDesk *desk)
{
    if (desk != nullptr && !session.arguments.has(SecretFile)) {
        auto kept = session.waiter.answer(keptEndpointSecrets(desk->desk()));
        if (kept && kept->empty())
            return fail(ErrorKind::SecretMissing,
                        Texts::tr("The keychain has no secret of an endpoint. Name a file with it: "
                                  "--secret-file."));
        return kept;
    }
    auto secrets = readSecrets(session.arguments.value(SecretFile));
    if (secrets && secrets->empty())
        return fail(usageError(Texts::tr("%1 holds no secret.", "%1 a file")
                                   .arg(session.arguments.value(SecretFile))));
    return secrets;
}

Result<std::optional<WebhookScheme>> schemeFromArguments(const Arguments &arguments)
{
    const QString name = arguments.value(QStringLiteral("scheme"));
    if (name.isEmpty())
        return std::optional<WebhookScheme>();
    const auto scheme = webhookSchemeFromName(name);
    if (!scheme)
        return fail(
            usageError(Texts::tr("--scheme is one of coinpay, timestamped, standard and body.")));
    return scheme;
}

} // namespace coinpay::cli
