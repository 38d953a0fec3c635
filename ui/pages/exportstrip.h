// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/notice.h"

#include <functional>
#include <memory>

namespace coinpay {

class ListExport;
struct Error;

//! Above a list: how saving it to a file goes, and what became of it. Hidden until it has something
//! to say. One export at a time.
class ExportStrip : public Notice
{
    Q_OBJECT

public:
    using Begin = std::function<std::unique_ptr<ListExport>(const QString &path)>;

    //! `name`: what a file is called at first, without the day and the ending.
    ExportStrip(Begin begin, QString name, QWidget *parent = nullptr);
    ~ExportStrip() override;

    [[nodiscard]] bool isBusy() const { return m_export != nullptr; }

public Q_SLOTS:
    //! Asks where to. While one is under way, nothing.
    void choose();
    void exportTo(const QString &path);
    //! Ends one that is under way, and leaves nothing of it.
    void cancel();

private:
    void tellProgress(qint64 rows);
    void tellDone(qint64 rows);
    void tellFailed(const Error &error);
    void addClose();

    Begin m_begin;
    QString m_name;
    std::unique_ptr<ListExport> m_export;
};

} // namespace coinpay
