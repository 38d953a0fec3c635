// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/publickey.h"

#include "bundle/texts.h"
#include "crypto/digest.h"
#include "crypto/pem.h"

namespace coinpay {

namespace {

// RFC 8410, section 4: what stands before the 32 bytes of the key itself.
constexpr char DerHead[] = "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21";
constexpr qsizetype DerHeadLength = 12; // with the zero at the end of the literal
constexpr qsizetype KeyLength = 32;

QByteArray derOf(const QByteArray &raw)
{
    return QByteArray(DerHead, DerHeadLength) + raw;
}

} // namespace

QByteArray publicKeyPem(const QByteArray &raw)
{
    return "-----BEGIN PUBLIC KEY-----\n" + derOf(raw).toBase64() + "\n-----END PUBLIC KEY-----\n";
}

Result<QByteArray> publicKeyFromPem(const QByteArray &pem)
{
    qsizetype from = 0;
    const auto block = pem.size() > MaxPemSize ? std::nullopt : nextPemBlock(pem, from);
    if (!block || block->label != "PUBLIC KEY")
        return fail(ErrorKind::InvalidInput,
                    BundleTexts::tr("This is not a public key in PEM, which begins with "
                                    "“-----BEGIN PUBLIC KEY-----”."));
    const auto der = decodePemBody(block->body);
    if (!der)
        return fail(der.error());
    const QByteArrayView bytes = der->view();
    if (bytes.size() != DerHeadLength + KeyLength ||
        bytes.first(DerHeadLength) != QByteArrayView(DerHead, DerHeadLength))
        return fail(ErrorKind::InvalidInput,
                    BundleTexts::tr("This public key is not an Ed25519 key."));
    return bytes.sliced(DerHeadLength).toByteArray();
}

QByteArray publicKeyFingerprint(const QByteArray &raw)
{
    return sha256Hex(derOf(raw));
}

} // namespace coinpay
