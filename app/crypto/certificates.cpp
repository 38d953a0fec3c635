// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/certificates.h"

#include "crypto/opensslhandle.h"
#include "crypto/pem.h"

#include <QCoreApplication>

#include <openssl/err.h>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Certificates)
};

tl::unexpected<Error> refused(const QString &sentence)
{
    return fail(ErrorKind::InvalidInput, sentence);
}

bool isCertificate(QByteArrayView body)
{
    const auto der = decodePemBody(body);
    if (!der)
        return false;
    const auto *start = reinterpret_cast<const unsigned char *>(der->view().data());
    const unsigned char *at = start;
    const openssl::Certificate certificate(
        d2i_X509(nullptr, &at, static_cast<long>(der->view().size())));
    // What OpenSSL noted about bad input must not surface in somebody else's call on this thread.
    ERR_clear_error();
    return certificate && at == start + der->view().size();
}

} // namespace

Done checkCertificates(QByteArrayView pem)
{
    if (pem.size() > MaxCertificatesSize) {
        return refused(
            Text::tr("This is larger than %1 KiB. Choose the certificate of the server's "
                     "own authority alone.")
                .arg(MaxCertificatesSize / 1024));
    }
    qsizetype from = 0;
    int found = 0;
    while (const auto block = nextPemBlock(pem, from)) {
        if (block->label.endsWith("PRIVATE KEY")) {
            return refused(Text::tr("This holds a private key. Choose the file with the "
                                    "certificate alone."));
        }
        if (block->label != "CERTIFICATE")
            return refused(Text::tr("This is not a certificate."));
        if (!isCertificate(block->body))
            return refused(Text::tr("The certificate is damaged. Copy the whole file again."));
        ++found;
    }
    if (found == 0 || pem.sliced(from).contains("-----BEGIN ")) {
        return refused(Text::tr("This is not a whole certificate in PEM. It begins with -----BEGIN "
                                "CERTIFICATE----- and ends with -----END CERTIFICATE-----"));
    }
    return {};
}

} // namespace coinpay
