// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/readable.h"
#include "bundle/seal.h"
#include "crypto/signingkey.h"

#include <cstdlib>

using namespace coinpay;

namespace {

void require(bool held)
{
    if (!held)
        std::abort();
}

//! What is taken from an archive makes the same archive again.
void archive(const QByteArray &input)
{
    const auto parts = unpackParts(input);
    if (!parts) {
        require(!parts.error().message.isEmpty());
        return;
    }
    require(packParts(*parts) == input);
}

//! Past the signature: the fuzzer's bytes as a manifest and as a part, signed by somebody.
void signedBySomebody(const QByteArray &input)
{
    static const SigningKey key = SigningKey::generate().value();
    const auto signature = key.sign(input);
    require(signature.has_value());
    const OpenedBundle opened = openBundle(packParts({{"manifest.json", input},
                                                      {"manifest.sig", *signature},
                                                      {"signer.pem", key.publicPem()},
                                                      {"traces.json", input}}));
    require(!opened.sentence.isEmpty());
    require(opened.state != BundleState::Whole); // no manifest has its own hash in it
}

} // namespace

//! What somebody sends as a support bundle: nobody who made these bytes has the key.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    archive(input);
    const OpenedBundle opened = openBundle(input);
    require(!opened.sentence.isEmpty());
    require((opened.state == BundleState::Whole) || opened.parts.isEmpty());
    signedBySomebody(input);
    for (const char *name : {"traces.json", "notes.json"}) {
        const QString shown = readablePart({name, input});
        require(!shown.contains(QChar(0x202E)) && !shown.contains(QChar(0)));
    }
    return 0;
}
