// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/certificates.h"
#include "crypto/signingkey.h"
#include "profiles/profile.h"

#include <cstdlib>

using namespace coinpay;

namespace {

void require(bool held)
{
    if (!held)
        std::abort();
}

//! An address that is taken is https, a server alone, and means the same when it is typed again.
void url(QByteArrayView input)
{
    const auto parsed = parseServerUrl(QString::fromUtf8(input));
    if (!parsed) {
        require(!parsed.error().message.isEmpty());
        return;
    }
    require(parsed->scheme() == QLatin1String("https") && !parsed->host().isEmpty());
    require(parsed->userInfo().isEmpty() && parsed->path().isEmpty() && !parsed->hasQuery());
    const auto again = parseServerUrl(parsed->toString(QUrl::FullyEncoded));
    require(again.has_value() && *again == *parsed);
}

//! A key that is taken signs, and comes back from its own text the same.
void privateKey(QByteArrayView input)
{
    const auto key = SigningKey::fromPem(input);
    if (!key) {
        require(!key.error().message.isEmpty());
        return;
    }
    const auto again = SigningKey::fromPem(key->toPem().view());
    require(again.has_value() && again->publicRaw() == key->publicRaw());
    const auto signature = again->sign(input);
    require(signature.has_value() && verifyEd25519(key->publicRaw(), input, *signature));
}

} // namespace

//! What a person pastes on the first run: an address, a private key, a certificate.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    url(input);
    privateKey(input);
    const auto certificates = checkCertificates(input);
    require(certificates.has_value() || !certificates.error().message.isEmpty());
    return 0;
}
