// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/privatekeypem.h"

#include "crypto/pem.h"

#include <QCoreApplication>

#include <openssl/err.h>
#include <openssl/objects.h>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PrivateKeyPem)
};

tl::unexpected<Error> refused(const QString &sentence)
{
    return fail(ErrorKind::InvalidInput, sentence);
}

tl::unexpected<Error> damaged()
{
    return refused(Text::tr("The private key is damaged. Copy the whole file again, from the "
                            "BEGIN line to the END line."));
}

//! What a person gave instead of a private key, by the label of its block.
QString sentenceFor(QByteArrayView label)
{
    if (label == "ENCRYPTED PRIVATE KEY") {
        return Text::tr("This private key is protected by a passphrase. Remove it first: openssl "
                        "pkey -in key.pem -out plain.pem");
    }
    if (label == "PUBLIC KEY") {
        return Text::tr("This is a public key. The private key is needed here; the public key goes "
                        "to the server.");
    }
    if (label == "OPENSSH PRIVATE KEY") {
        return Text::tr("This is a key in OpenSSH's own format. An Ed25519 key in PKCS#8 PEM is "
                        "needed, made by: openssl genpkey -algorithm ed25519");
    }
    if (label == "RSA PRIVATE KEY")
        return Text::tr("This is an RSA key. CoinPay needs an Ed25519 key.");
    if (label == "EC PRIVATE KEY")
        return Text::tr("This is an elliptic curve (ECDSA) key. CoinPay needs an Ed25519 key.");
    if (label == "DSA PRIVATE KEY")
        return Text::tr("This is a DSA key. CoinPay needs an Ed25519 key.");
    if (label.endsWith("CERTIFICATE") || label == "CERTIFICATE REQUEST")
        return Text::tr("This is a certificate. The private key is needed here.");
    return Text::tr("This PEM text is not a private key.");
}

//! The name of a PKCS#8 key's algorithm as a person knows it; empty for Ed25519.
QString otherAlgorithm(const PKCS8_PRIV_KEY_INFO *info)
{
    const ASN1_OBJECT *algorithm = nullptr;
    if (PKCS8_pkey_get0(&algorithm, nullptr, nullptr, nullptr, info) != 1)
        return Text::tr("unknown", "the kind of a key");
    switch (OBJ_obj2nid(algorithm)) {
    case NID_ED25519: return {};
    case NID_rsaEncryption:
    case NID_rsassaPss: return QStringLiteral("RSA");
    case NID_X9_62_id_ecPublicKey: return QStringLiteral("ECDSA");
    case NID_dsa: return QStringLiteral("DSA");
    case NID_X25519: return QStringLiteral("X25519");
    case NID_ED448: return QStringLiteral("Ed448");
    case NID_X448: return QStringLiteral("X448");
    default: return Text::tr("unknown", "the kind of a key");
    }
}

Result<openssl::Key> decodeKey(QByteArrayView body)
{
    const auto der = decodePemBody(body);
    if (!der)
        return damaged();
    const auto *start = reinterpret_cast<const unsigned char *>(der->view().data());
    const unsigned char *at = start;
    const openssl::KeyInfo info(
        d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(der->view().size())));
    if (!info || at != start + der->view().size())
        return damaged();
    const QString other = otherAlgorithm(info.get());
    if (!other.isEmpty()) {
        return refused(
            Text::tr("This key's kind is %1. CoinPay needs an Ed25519 key.", "%1 as in RSA")
                .arg(other));
    }
    openssl::Key key(EVP_PKCS82PKEY(info.get()));
    if (!key)
        return damaged();
    return key;
}

Result<openssl::Key> findKey(QByteArrayView pem)
{
    qsizetype from = 0;
    std::optional<PemBlock> first;
    while (const auto block = nextPemBlock(pem, from)) {
        if (block->label == "PRIVATE KEY")
            return decodeKey(block->body);
        if (!first)
            first = block;
    }
    if (first)
        return refused(sentenceFor(first->label));
    if (pem.contains("-----BEGIN ")) {
        return refused(Text::tr("The private key's END line is missing. Copy the whole file, from "
                                "the BEGIN line to the END line."));
    }
    return refused(Text::tr("This is not a PEM file. It begins with -----BEGIN PRIVATE KEY-----"));
}

} // namespace

Result<openssl::Key> readPrivateKeyPem(QByteArrayView pem)
{
    if (pem.size() > MaxPemSize) {
        return refused(Text::tr("This is larger than any private key (more than %1 KiB). Choose "
                                "the file that holds the key alone.")
                           .arg(MaxPemSize / 1024));
    }
    if (pem.trimmed().isEmpty())
        return refused(Text::tr("Paste or choose a private key."));
    auto key = findKey(pem);
    // What OpenSSL noted about bad input must not surface in somebody else's call on this thread.
    ERR_clear_error();
    return key;
}

} // namespace coinpay
