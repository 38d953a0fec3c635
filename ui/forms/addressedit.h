// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace coinpay {

//! A line for an address or a payment link. It knows what was pasted into it, and speaks up when
//! what arrived is not what the clipboard holds: programs that swap addresses do it between the
//! copy and the paste, or in the paste itself.
class AddressEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit AddressEdit(QWidget *parent = nullptr);

    //! From the address book or a draft: not typed and not pasted.
    void fill(const QString &text);
    //! Empties the line so that undo does not bring it back.
    void wipe();
    //! What was pasted last, as the clipboard had it; empty when it was typed.
    [[nodiscard]] const QString &pasted() const { return m_pasted; }
    //! Whether more came in at once than a person types, and it was not what the clipboard holds.
    [[nodiscard]] bool isSuspect() const { return m_suspect; }

private:
    void look(const QString &text);

    QString m_before;
    QString m_pasted;
    bool m_suspect = false;
    bool m_filling = false;
};

} // namespace coinpay
