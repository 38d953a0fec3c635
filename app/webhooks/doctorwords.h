// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhooks/doctor.h"

namespace coinpay {

//! What was found, for a person.
[[nodiscard]] QString findingSentence(const WebhookDiagnosis &diagnosis);
//! What to do about it, for a person; empty when there is nothing to do.
[[nodiscard]] QString findingAdvice(const WebhookDiagnosis &diagnosis);

} // namespace coinpay
