// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heartbeat.h"

#include <QLabel>

namespace coinpay {

//! "3 min ago", with the absolute time in the tooltip. Redrawn only when its words change.
class RelativeTimeLabel : public QLabel
{
    Q_OBJECT

public:
    //! `heartbeat` outlives the label.
    explicit RelativeTimeLabel(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! 0 shows nothing.
    void setTime(UnixMs time);

    [[nodiscard]] UnixMs time() const { return m_time; }

    //! What stands around the time, ahead and behind: "Expires %1", "Expired %1". Empty: the time
    //! alone.
    void setPatterns(const QString &ahead, const QString &behind);
    //! Further lines of the tooltip.
    void setNote(const QString &note);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void tell();

    Heartbeat &m_heartbeat;
    UnixMs m_time = 0;
    QString m_ahead;
    QString m_behind;
    QString m_note;
};

} // namespace coinpay
