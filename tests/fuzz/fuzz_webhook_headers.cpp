// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/verifier.h"

#include <array>
#include <cstdlib>

using namespace coinpay;

//! Reads a header block and verifies what it says. No fuzzer knows the secret: nothing it makes may
//! ever be valid.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::array secrets{std::make_shared<const SecretBytes>(
        QByteArrayView("a secret that is in no corpus: 7d1c5a90"))};
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    const auto headers = readWebhookHeaders(input);
    if (!headers) {
        if (headers.error().message.isEmpty())
            std::abort();
        return 0;
    }
    for (const auto *value : {&headers->timestamp, &headers->signature, &headers->eventId}) {
        if (*value && ((*value)->contains('\n') || (*value)->contains('\0')))
            std::abort();
    }
    const WebhookCheck check = verifyWebhook(*headers, input, secrets, 1'767'225'600'000);
    if (check.verdict == WebhookVerdict::Valid || check.sentence.isEmpty())
        std::abort();
    return 0;
}
