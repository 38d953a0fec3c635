// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <cstddef>
#include <memory>

namespace coinpay {

//! Constant time in the contents; the lengths are not a secret.
[[nodiscard]] bool equalInConstantTime(QByteArrayView left, QByteArrayView right);

//! Overwrites and clears a secret that came as text (a form field, a library's string). Text that
//! another QString shares is cleared but not overwritten.
void wipe(QString &text);

//! A secret in memory: cannot be copied, printed or compared in variable time; wiped when it ends
//! (OPENSSL_cleanse). Held by shared_ptr<const SecretBytes> where several need it.
class SecretBytes
{
public:
    SecretBytes() = default;
    //! Copies `bytes`. The caller's own copy is the caller's to wipe.
    explicit SecretBytes(QByteArrayView bytes);
    ~SecretBytes();
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;

    //! Copies `bytes`, then wipes and clears them. Bytes that another QByteArray shares are cleared
    //! but not wiped.
    [[nodiscard]] static SecretBytes taking(QByteArray &bytes);

    [[nodiscard]] QByteArrayView view() const { return {m_data.get(), m_size}; }

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }

    //! Constant time in the contents.
    [[nodiscard]] bool equals(QByteArrayView other) const;

private:
    void wipe();

    std::unique_ptr<char[]> m_data;
    qsizetype m_size = 0;
};

using SharedSecret = std::shared_ptr<const SecretBytes>;

} // namespace coinpay
