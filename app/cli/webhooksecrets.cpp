// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/webhooksecrets.h"

#include "cli/texts.h"
#include "profiles/privatefile.h"

namespace coinpay::cli {

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

Result<std::vector<SharedSecret>> listenerSecrets(Session &session)
{
    const QString option = QStringLiteral("secret-file");
    if (!session.arguments.has(option))
        return fail(
            usageError(Texts::tr("Name a file with the endpoint's secret: --secret-file.")));
    auto secrets = readSecrets(session.arguments.value(option));
    if (secrets && secrets->empty())
        return fail(usageError(
            Texts::tr("%1 holds no secret.", "%1 a file").arg(session.arguments.value(option))));
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
