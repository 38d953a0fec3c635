// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/pem.h"

#include <QCoreApplication>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <vector>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Pem)
};

constexpr QByteArrayView Begin = "-----BEGIN ";
constexpr QByteArrayView End = "-----END ";
constexpr QByteArrayView Dashes = "-----";

//! Bytes that are wiped when they go, while they are being put together.
struct Scratch
{
    explicit Scratch(qsizetype capacity) { bytes.reserve(static_cast<size_t>(capacity)); }

    ~Scratch() { OPENSSL_cleanse(bytes.data(), bytes.size()); }

    Q_DISABLE_COPY_MOVE(Scratch)

    std::vector<unsigned char> bytes;
};

bool isBase64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/';
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

//! Drops white space; returns the number of '=' at the end, or -1 when it is not base64.
int squeeze(QByteArrayView body, std::vector<unsigned char> &into)
{
    int padding = 0;
    for (const char c : body) {
        if (isSpace(c))
            continue;
        if (c == '=')
            ++padding;
        else if (padding > 0 || !isBase64(c))
            return -1;
        into.push_back(static_cast<unsigned char>(c));
    }
    return padding <= 2 && into.size() % 4 == 0 && !into.empty() ? padding : -1;
}

} // namespace

std::optional<PemBlock> nextPemBlock(QByteArrayView text, qsizetype &from)
{
    const qsizetype begin = text.indexOf(Begin, from);
    if (begin < 0)
        return {};
    const qsizetype labelStart = begin + Begin.size();
    const qsizetype labelEnd = text.indexOf(Dashes, labelStart);
    if (labelEnd < 0)
        return {};
    const QByteArrayView label = text.sliced(labelStart, labelEnd - labelStart);
    const qsizetype bodyStart = labelEnd + Dashes.size();
    const QByteArray closing = End.toByteArray() + label.toByteArray() + Dashes.toByteArray();
    const qsizetype bodyEnd = text.indexOf(closing, bodyStart);
    if (bodyEnd < 0)
        return {};
    from = bodyEnd + closing.size();
    return PemBlock{label, text.sliced(bodyStart, bodyEnd - bodyStart)};
}

Result<SecretBytes> decodePemBody(QByteArrayView body)
{
    Scratch encoded(body.size());
    const int padding = squeeze(body, encoded.bytes);
    if (padding < 0) {
        return fail(ErrorKind::InvalidInput,
                    Text::tr("The text between the BEGIN and END lines is damaged or incomplete. "
                             "Copy the whole file again."));
    }
    Scratch decoded(0);
    decoded.bytes.resize(encoded.bytes.size() / 4 * 3);
    const int size = EVP_DecodeBlock(decoded.bytes.data(), encoded.bytes.data(),
                                     static_cast<int>(encoded.bytes.size()));
    if (size < padding)
        return fail(ErrorKind::InvalidInput, Text::tr("The key is damaged."));
    return SecretBytes(QByteArrayView(decoded.bytes.data(), size - padding));
}

} // namespace coinpay
