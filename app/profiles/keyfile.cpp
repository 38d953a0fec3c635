// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/keyfile.h"

#include "profiles/privatefile.h"

#include <QCoreApplication>
#include <QDir>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(KeyFile)
};

} // namespace

Result<SigningKey> readKeyFile(const QString &path)
{
    const auto pem = readPrivateFile(path);
    if (!pem)
        return fail(pem.error());
    auto key = SigningKey::fromPem(pem->view());
    if (!key) {
        return fail(ErrorKind::InvalidInput,
                    Text::tr("%1: %2", "%1 a file, %2 what is wrong with it")
                        .arg(QDir::toNativeSeparators(path), key.error().message));
    }
    return key;
}

} // namespace coinpay
